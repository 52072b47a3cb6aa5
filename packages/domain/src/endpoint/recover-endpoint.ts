import type { RecoverIn, RecoverOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { recoveryRange, startRecovery } from "./start-recovery.ts";

/** Starts the background task that sends again what failed at an endpoint since a time, and what it missed if asked. */
export async function recoverEndpoint(
  ctx: Ctx,
  input: EndpointRef & { recovery: RecoverIn; isWithMissed?: boolean },
): Promise<RecoverOut> {
  requirePermission(ctx, "create_attempts");
  const loaded = await loadEndpointOf(ctx, input);
  return await startRecovery(ctx, loaded, {
    ...recoveryRange(ctx, input.recovery),
    scope: input.isWithMissed ? "failed_and_missed" : "failed",
    messagesPerSecond: input.recovery.messagesPerSecond ?? null,
  });
}
