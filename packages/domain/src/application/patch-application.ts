import type { ApplicationOut, ApplicationPatch } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { changeApplication } from "./change-application.ts";

/** Changes the fields that are given; null unsets one. */
export async function patchApplication(
  ctx: Ctx,
  input: { application: string; changes: ApplicationPatch },
): Promise<ApplicationOut> {
  requirePermission(ctx, "manage");
  const { id } = await loadApplication(ctx, input.application);
  return runTransaction(ctx, (tx) => changeApplication(tx, ctx, { id, changes: input.changes }));
}
