import { type EmptyResponse, limits } from "@posthorn/contract";
import { resend, wakeWorkers } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { loadEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import type { MessageRef } from "../message/get-message.ts";
import { loadMessage } from "../message/load-message.ts";
import { hasPayload } from "../message/message-out.ts";

/**
 * One more attempt, now, because a person asks: to any endpoint of the application, also one that is off or did not
 * match. An open delivery keeps its schedule; one that has ended changes only on success.
 */
export async function resendDelivery(
  ctx: Ctx,
  input: MessageRef & { endpoint: string },
): Promise<EmptyResponse> {
  requirePermission(ctx, "create_attempts");
  const application = await loadApplication(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  const endpoint = await loadEndpoint(ctx, application, input.endpoint);
  if (!hasPayload(message, ctx.now())) throw new DomainError("missing_payload");
  const delivery = { messageId: message.id, endpointId: endpoint.id, applicationId: application.id };
  if (!(await resend(ctx.pool, delivery, limits.resendsPerEndpoint))) {
    const detail = `${limits.resendsPerEndpoint} resends to this endpoint wait already: let these go out first.`;
    throw new DomainError("limit_reached", { detail });
  }
  await wakeWorkers(ctx.pool);
  return {};
}
