import type { ApplicationIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { createOrGet } from "./create-application.ts";

/**
 * Creates the application that a request carries along, unless it exists: so a host may publish for a customer
 * before it has told us of it. Its uid must be the one in the path.
 */
export async function ensureApplication(
  ctx: Ctx,
  input: { application: string; carried: ApplicationIn },
): Promise<void> {
  requirePermission(ctx, "publish");
  checkCarried(input);
  await createOrGet(ctx, input.carried);
}

/** Throws when the application that a request carries is not the one in its path, whether that exists or not. */
export function checkCarried({
  application,
  carried,
}: {
  application: string;
  carried: ApplicationIn;
}): void {
  const { uid } = carried;
  if (!uid) throw refused("application_uid_missing", "Must be there, and the same as in the path.");
  if (uid !== application) {
    throw refused("application_uid_mismatch", `Must be '${application}', as in the path.`);
  }
}

function refused(type: "application_uid_missing" | "application_uid_mismatch", msg: string): DomainError {
  return new DomainError(type, { fields: [{ loc: ["body", "application", "uid"], msg, type }] });
}
