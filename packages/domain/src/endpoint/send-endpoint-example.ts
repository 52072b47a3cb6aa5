import type { EventExampleIn, MessageOut } from "@posthorn/contract";
import { type EventType, timeOfId } from "@posthorn/db";
import { publishTo, wakeWorkers } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { findEventType } from "../event-type/find-event-type.ts";
import { prepareMessage } from "../message/prepare-message.ts";
import { rawJson } from "../message/raw-json.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Sends the example in an event type's schema to one endpoint, as a message of its own; no other endpoint gets it. */
export async function sendEndpointExample(
  ctx: Ctx,
  { example, ...ref }: EndpointRef & { example: EventExampleIn },
): Promise<MessageOut> {
  requirePermission(ctx, "create_attempts");
  const { application, endpoint } = await loadEndpointOf(ctx, ref);
  const { eventType } = example;
  const text = JSON.stringify(await findExample(ctx, example));
  const { payloadRetentionDays } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: application.environmentId },
    select: { payloadRetentionDays: true },
  });
  const message = prepareMessage({
    envelope: { eventType },
    payload: Buffer.from(text),
    environmentId: application.environmentId,
    retentionDays: payloadRetentionDays,
    application: application.id,
    idempotencyKey: null,
    now: ctx.now().getTime(),
  });
  await publishTo(ctx.pool, { endpointId: endpoint.id, applicationId: application.id }, message);
  await wakeWorkers(ctx.pool);
  const { id } = message;
  const timestamp = new Date(timeOfId(id)).toISOString();
  const none = { eventId: null, channels: null, tags: null, deliverAt: null };
  return { ...none, id, eventType, payload: rawJson(text), timestamp };
}

async function findExample(ctx: Ctx, { eventType, exampleIndex }: EventExampleIn): Promise<unknown> {
  const row = await findEventType(ctx, eventType);
  if (!row || row.archived) {
    throw invalidField("eventType", `There is no event type '${eventType}'.`, "unknown_event_type");
  }
  const examples = examplesOf(row);
  if (exampleIndex < examples.length) return examples[exampleIndex];
  const msg = `The schema of '${eventType}' has ${examples.length} examples: add one as \`examples\`.`;
  throw invalidField("exampleIndex", msg, "missing_example");
}

/** Those of the newest version that has some. */
function examplesOf({ schemas }: EventType): readonly unknown[] {
  const versions = Object.entries((schemas ?? {}) as Record<string, { examples?: unknown } | null>);
  const newestFirst = versions.sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }));
  for (const [, schema] of newestFirst) {
    if (Array.isArray(schema?.examples) && schema.examples.length > 0) return schema.examples;
  }
  return [];
}
