import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { type EnvironmentOut, insertEnvironment, type NewEnvironment } from "./insert-environment.ts";

/** Creates an environment in the actor's organization: a world of its own, with nothing in it. */
export async function createEnvironment(ctx: Ctx, input: NewEnvironment): Promise<EnvironmentOut> {
  requirePermission(ctx, "administer");
  return runTransaction(ctx, (tx) => insertEnvironment(tx, ctx, input));
}
