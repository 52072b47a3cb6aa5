import type { RecoverIn, RecoverOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { recoveryRange, startRecovery } from "./start-recovery.ts";

/** Starts the background task that sends an endpoint what it never got: what was published while it was off. */
export async function replayEndpoint(
  ctx: Ctx,
  input: EndpointRef & { recovery: RecoverIn },
): Promise<RecoverOut> {
  requirePermission(ctx, "create_attempts");
  const loaded = await loadEndpointOf(ctx, input);
  return await startRecovery(ctx, loaded, {
    ...recoveryRange(ctx, input.recovery),
    scope: "missed",
    messagesPerSecond: input.recovery.messagesPerSecond ?? null,
  });
}
