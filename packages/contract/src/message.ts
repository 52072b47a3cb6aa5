import { z } from "zod";
import { applicationIn } from "./application.ts";
import { messageChannels } from "./channel.ts";
import { eventTypeName } from "./event-type-name.ts";
import { headerValue } from "./header.ts";
import { messageId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { limits } from "./limits.ts";
import { listResponse } from "./list.ts";
import { setOf, storableText } from "./text.ts";
import { eventId } from "./uid.ts";

/** A free word to find a message by; endpoints do not filter by it. Up to 128 characters. */
export const tag = storableText(limits.tagLength)
  .min(1)
  .describe("A tag.")
  .meta({ examples: ["vip"] });

const tags = setOf(tag)
  .max(limits.tagsPerMessage)
  .nullable()
  .describe("Free words to find it by, at most 5.");

/**
 * What makes a payload that is not JSON: the text itself and its content type. All else in
 * `transformationsParams` is ignored.
 *
 * @example
 * rawPayloadParams.parse({ rawPayload: "a=1&b=2", headers: { "content-type": "application/x-www-form-urlencoded" } });
 */
export const rawPayloadParams = z
  .object({
    rawPayload: storableText(limits.payloadBytes)
      .optional()
      .describe("The body to send as it is, in place of `payload`."),
    headers: z
      .record(z.string(), headerValue)
      .optional()
      .describe("`content-type` of the raw body; application/json when absent. Other names are ignored."),
  })
  .describe("A payload that is not JSON.");
/** {@link rawPayloadParams} once parsed. */
export type RawPayloadParams = z.output<typeof rawPayloadParams>;

const payload = z
  .unknown()
  .describe("The event itself, a JSON object: sent byte for byte as it stands in this request.")
  .meta({ examples: [{ order: { id: 1042, total: "120000.00" } }] });

const unsupported = (instead: string) =>
  z
    .null({ error: `Not supported: ${instead}` })
    .optional()
    .describe(`Not supported: ${instead}`);

/**
 * A publish without its payload. The payload is never parsed to be stored: the api finds its exact bytes in
 * the request body, so this is what it parses of the rest.
 *
 * @example
 * messageEnvelope.parse({ eventType: "order.created", eventId: "order-1042-created" });
 */
export const messageEnvelope = z
  .object({
    eventType: eventTypeName,
    eventId: eventId.nullish(),
    channels: messageChannels.optional(),
    tags: tags.optional(),
    application: applicationIn
      .nullish()
      .describe("Creates the application if it does not exist; its uid must be the one in the path."),
    payloadRetentionPeriod: z
      .int()
      .min(1)
      .max(limits.payloadRetentionDays)
      .nullish()
      .describe("Days to keep the payload, 1–90; as long as its environment says when omitted or null."),
    transformationsParams: rawPayloadParams.nullish(),
    deliverAt: unsupported("publish the message when it is due."),
    payloadRetentionHours: unsupported("use payloadRetentionPeriod, in days."),
  })
  .describe("A message to publish, without its payload.");
/** {@link messageEnvelope} once parsed. */
export type MessageEnvelope = z.output<typeof messageEnvelope>;

/**
 * What publishes a message, whole: for documentation and for clients.
 *
 * @example
 * messageIn.parse({ eventType: "order.created", payload: { order: { id: 1042 } } });
 */
export const messageIn = messageEnvelope.extend({ payload }).describe("A message to publish.");
/** {@link messageIn} once parsed. */
export type MessageIn = z.output<typeof messageIn>;
/** {@link messageIn} as a client writes it. */
export type MessageInWire = z.input<typeof messageIn>;

/**
 * How a message stands: as its worst delivery, or `without_endpoint` when nobody subscribed.
 *
 * @example
 * messageState.parse("exhausted");
 */
export const messageState = z
  .enum(["exhausted", "retrying", "waiting", "cancelled", "succeeded", "without_endpoint"])
  .describe("How a message stands: as its worst delivery does.");
/** How a message stands. */
export type MessageState = z.output<typeof messageState>;

/**
 * A message as it is answered. `payload` is `{}` with `with_content=false` and `{"expired":true}` when it is
 * expunged or past its retention. One that is no JSON has `{}` too, and its text as `rawPayload`.
 *
 * @example
 * const message: MessageOut = messageOut.parse(await response.json());
 */
export const messageOut = z
  .object({
    id: messageId,
    eventId: z.string().nullable().describe("Your own id of the message."),
    eventType: z.string().describe("The name of the event type."),
    payload: z
      .unknown()
      .describe('The event itself; `{}` without content, `{"expired":true}` when it is gone.'),
    channels: z.array(z.string()).nullable().describe("The channels of the message."),
    tags: z.array(z.string()).nullable().describe("Free words to find it by."),
    timestamp: instantOut.describe("When it was published."),
    deliverAt: z.null().optional().describe("Always null: a message goes out at once."),
    contentType: z.string().optional().describe("Of a raw payload; absent when the payload is JSON."),
    rawPayload: z.string().optional().describe("A raw payload as it is sent; absent without content."),
  })
  .describe("A message: one thing that happened, published once.");
/** A message as it is answered. */
export type MessageOut = z.output<typeof messageOut>;

/** A message in a list, which may say how it stands. */
export const listedMessageOut = messageOut
  .extend({ state: messageState.optional().describe("How it stands; only where `with_state` asks for it.") })
  .describe("A message in a list.");
/** A message in a list. */
export type ListedMessageOut = z.output<typeof listedMessageOut>;

/** A page of messages. */
export const messageList = listResponse(listedMessageOut).describe("A page of messages.");

/**
 * The payload of a message whose content is gone, as it is answered.
 *
 * @example
 * isExpired = JSON.stringify(message.payload) === JSON.stringify(expiredPayload);
 */
export const expiredPayload = { expired: true } as const;

/** The response body of an attempt whose content was expunged, as it is answered. */
export const expungedResponse = "EXPUNGED";
