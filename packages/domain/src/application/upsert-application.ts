import type { ApplicationIn, ApplicationOut } from "@posthorn/contract";
import { findApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { changeApplication } from "./change-application.ts";
import { insertApplication } from "./insert-application.ts";

/**
 * Replaces the application that the path names, or creates it under that uid. Its own uid stays when the body has
 * none: it is what the caller addresses it by.
 */
export async function upsertApplication(
  ctx: Ctx,
  input: { application: string; replacement: ApplicationIn },
): Promise<{ isNew: boolean; value: ApplicationOut }> {
  requirePermission(ctx, "manage");
  const { application: ref, replacement } = input;
  const known = await findApplication(ctx, ref);
  if (known) {
    const changes = { ...replacement, throttleRate: replacement.throttleRate ?? null };
    const { id } = known;
    const value = await runTransaction(ctx, (tx) => changeApplication(tx, ctx, { id, changes }));
    return { isNew: false, value };
  }
  // An id is ours to give: one that names nothing is a mistake, not a wish.
  if (ref.startsWith("app_")) throw new DomainError("not_found");
  const application = { ...replacement, uid: replacement.uid ?? ref };
  const value = await runTransaction(ctx, (tx) => insertApplication(tx, ctx, application));
  return { isNew: true, value };
}
