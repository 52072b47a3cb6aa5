import type { ApplicationIn, ApplicationOut } from "@posthorn/contract";
import { findApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { repeatUpsert } from "../repeat-upsert.ts";
import { runTransaction } from "../run-transaction.ts";
import { changeApplication } from "./change-application.ts";
import { insertApplication } from "./insert-application.ts";

/**
 * Replaces the application that the path names, or creates it under that uid. Its own uid stays when the body has
 * none: it is what the caller addresses it by.
 */
export async function upsertApplication(
  ctx: Ctx,
  input: UpsertInput,
): Promise<{ isNew: boolean; value: ApplicationOut }> {
  requirePermission(ctx, "manage");
  return repeatUpsert(async () => {
    const known = await findApplication(ctx, input.application);
    return known
      ? { isNew: false, value: await replace(ctx, known.id, input) }
      : { isNew: true, value: await insert(ctx, input) };
  });
}

type UpsertInput = { application: string; replacement: ApplicationIn };

function replace(ctx: Ctx, id: string, { replacement }: UpsertInput): Promise<ApplicationOut> {
  const changes = { ...replacement, throttleRate: replacement.throttleRate ?? null };
  return runTransaction(ctx, (tx) => changeApplication(tx, ctx, { id, changes }));
}

async function insert(ctx: Ctx, { application: ref, replacement }: UpsertInput): Promise<ApplicationOut> {
  // An id is ours to give: one that names nothing is a mistake, not a wish.
  if (ref.startsWith("app_")) throw new DomainError("not_found");
  const application = { ...replacement, uid: replacement.uid ?? ref };
  return runTransaction(ctx, (tx) => insertApplication(tx, ctx, application));
}
