import type { ApplicationInput } from "../applications/application.ts";
import { PosthornError } from "../errors/posthorn-error.ts";
import type { MessageOptions } from "./publish-options.ts";

type Said = { readonly creates?: ApplicationInput | undefined; readonly idempotencyKey?: string };

/** The body of one message as text: the payload is put in as it is, never parsed and printed again. */
export function messageText(
  eventType: string,
  payload: string,
  { eventId, channels, tags, payloadRetentionDays }: MessageOptions,
  { creates, idempotencyKey }: Said = {},
): string {
  const envelope = JSON.stringify({
    eventType,
    eventId,
    channels,
    tags,
    payloadRetentionPeriod: payloadRetentionDays,
    application: creates,
    idempotencyKey,
  });
  return `${envelope.slice(0, -1)},"payload":${payload}}`;
}

/** A line break in a key would start another header. */
export function idempotencyKeyOf({ idempotencyKey }: MessageOptions): string {
  const key = idempotencyKey ?? `auto_${crypto.randomUUID()}`;
  if (/^[!-~]{1,256}$/.test(key)) return key;
  throw new PosthornError("invalid_input", "idempotencyKey must be 1 to 256 visible ASCII characters.");
}
