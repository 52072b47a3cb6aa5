import type { EventExampleIn, MessageOut } from "@posthorn/contract";
import { timeOfId } from "@posthorn/db";
import { publishTo, wakeWorkers } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { prepareExample } from "../message/prepare-example.ts";
import { rawJson } from "../message/raw-json.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Sends the example in an event type's schema to one endpoint, as a message of its own; no other endpoint gets it. */
export async function sendEndpointExample(
  ctx: Ctx,
  { example, ...ref }: EndpointRef & { example: EventExampleIn },
): Promise<MessageOut> {
  requirePermission(ctx, "create_attempts");
  const { application, endpoint } = await loadEndpointOf(ctx, ref);
  const { message, text } = await prepareExample(ctx, application, example);
  await publishTo(ctx.pool, { endpointId: endpoint.id, applicationId: application.id }, message);
  await wakeWorkers(ctx.pool);
  const { id, eventType } = message;
  const timestamp = new Date(timeOfId(id)).toISOString();
  const none = { eventId: null, channels: null, tags: null, deliverAt: null };
  return { ...none, id, eventType, payload: rawJson(text), timestamp };
}
