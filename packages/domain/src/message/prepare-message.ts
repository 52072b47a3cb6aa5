import { hash } from "node:crypto";
import type { MessageEnvelope } from "@posthorn/contract";
import { createId, retentionClassFor } from "@posthorn/db";
import type { NewMessage } from "@posthorn/queue";

export type PrepareMessageInput = {
  envelope: Omit<MessageEnvelope, "application">;
  /** The payload's exact bytes in the request, valid UTF-8 JSON. */
  payload: Uint8Array;
  environmentId: string;
  /** The environment's own retention, for messages that ask for none. */
  retentionDays: number;
  /** The application's id or uid. */
  application: string;
  idempotencyKey: string | null;
  now: number;
};

const dayMs = 86_400_000;
const madeByClientMs = 10 * 60_000;
const madeByHostMs = 12 * 3_600_000;

/** A message as the queue stores it: with its id, its retention class and the hash of its idempotency key. */
export function prepareMessage(input: PrepareMessageInput): NewMessage {
  const { envelope, now, idempotencyKey } = input;
  const retentionDays = envelope.payloadRetentionPeriod ?? input.retentionDays;
  const raw = envelope.transformationsParams?.rawPayload;
  const isMadeByClient = idempotencyKey?.startsWith("auto_");
  return {
    id: createId("msg", now),
    environmentId: input.environmentId,
    application: input.application,
    eventType: envelope.eventType,
    eventId: envelope.eventId ?? null,
    channels: envelope.channels ?? [],
    tags: envelope.tags ?? [],
    contentType: raw == null ? null : rawContentType(envelope),
    body: raw == null ? input.payload : Buffer.from(raw),
    retentionClass: retentionClassFor(retentionDays),
    payloadExpiresAt: now + retentionDays * dayMs,
    keyHash:
      idempotencyKey === null ? null : publishKeyHash(input.environmentId, input.application, idempotencyKey),
    keyExpiresAt: now + (isMadeByClient ? madeByClientMs : madeByHostMs),
  };
}

function rawContentType(envelope: Omit<MessageEnvelope, "application">): string {
  const headers: Readonly<Record<string, string>> = envelope.transformationsParams?.headers ?? {};
  const name = Object.keys(headers).find((header) => header.toLowerCase() === "content-type");
  return (name && headers[name]) || "application/json";
}

// 16 bytes: the scope of a key is environment, application, method, path and the key itself.
function publishKeyHash(environmentId: string, application: string, key: string): Buffer {
  return hash("sha256", `${environmentId}\0${application}\0POST msg\0${key}`, "buffer").subarray(0, 16);
}
