import { createId } from "@posthorn/db";
import type { NewMessage } from "@posthorn/queue";

/** A message ready to be published, with an empty object as payload. */
export function buildMessage(
  to: { environmentId: string; application: string },
  change: Partial<NewMessage> = {},
): NewMessage {
  return {
    id: createId("msg"),
    ...to,
    eventType: "order.created",
    eventId: null,
    channels: [],
    tags: [],
    contentType: null,
    body: Buffer.from("{}"),
    retentionClass: 30,
    payloadExpiresAt: Date.now() + 30 * 86_400_000,
    keyHash: null,
    keyExpiresAt: Date.now() + 600_000,
    ...change,
  };
}
