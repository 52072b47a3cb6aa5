import { z } from "zod";
import { attemptReason } from "./attempt-reason.ts";
import {
  attemptTrigger,
  deliveryReason,
  deliveryState,
  messageStatus,
  messageStatusText,
} from "./delivery.ts";
import { endpointOut } from "./endpoint.ts";
import { attemptId, endpointId, messageId } from "./ids.ts";
import { instantOut } from "./instant.ts";
import { listResponse } from "./list.ts";
import { messageOut } from "./message.ts";

const mark = (what: string) =>
  z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe(`${what}, in milliseconds from the start; null if it was not.`);

/**
 * When an attempt came how far, in milliseconds from its start. On a reused connection the first three are
 * null.
 *
 * @example
 * attemptTimings.parse({ dnsMs: 3, connectMs: 21, tlsMs: 60, firstByteMs: 131, lastByteMs: 132 });
 */
export const attemptTimings = z
  .object({
    dnsMs: mark("When the name was looked up"),
    connectMs: mark("When it was connected"),
    tlsMs: mark("When TLS stood"),
    firstByteMs: mark("When the first byte came back"),
    lastByteMs: mark("When the last byte came back"),
  })
  .describe("When the attempt came how far.");
/** When an attempt came how far. */
export type AttemptTimings = z.output<typeof attemptTimings>;

const headersSeen = z.record(z.string(), z.string()).nullish();

const attemptDetail = {
  reason: attemptReason.nullish().describe("Why it failed; null when it succeeded."),
  attemptNumber: z.int().min(0).nullish().describe("Which try of the delivery it was, from 1; null by hand."),
  responseEncoding: z
    .enum(["text", "base64"])
    .optional()
    .describe("How `response` is written: base64 when it is not UTF-8."),
  isResponseCut: z.boolean().optional().describe("True when the answer was longer than the 64 KiB kept."),
  requestHeaders: headersSeen.describe("The headers as sent, sensitive ones masked."),
  responseHeaders: headersSeen.describe("The headers of the answer, up to 8 KiB."),
  timings: attemptTimings.nullish(),
  remoteAddress: z.string().nullish().describe("The address that was called."),
  isConnectionReused: z.boolean().nullish().describe("True when the connection was open already."),
  isLate: z.boolean().optional().describe("True when its outcome came after its lease had ended."),
};

/**
 * An attempt as it is answered. `responseStatusCode` is 0 without an answer; `response` is "" with
 * `with_content=false`. The fields after `msg` are our own and may be absent.
 *
 * @example
 * const attempt: MessageAttemptOut = messageAttemptOut.parse(await response.json());
 */
export const messageAttemptOut = z
  .object({
    id: attemptId,
    msgId: messageId,
    endpointId,
    url: z.string().describe("Where it went."),
    response: z.string().describe("The body of the answer, at most 64 KiB."),
    responseStatusCode: z.int().describe("The status of the answer; 0 when there was none."),
    responseDurationMs: z.int().min(0).describe("From start to the last byte, in milliseconds."),
    status: messageStatus,
    statusText: messageStatusText,
    triggerType: attemptTrigger,
    timestamp: instantOut.describe("When it was made."),
    msg: messageOut.nullish().describe("The message, with `with_msg=true`; its payload is `{}`."),
    ...attemptDetail,
  })
  .describe("An attempt: one HTTP try of a delivery.");
/** An attempt as it is answered. */
export type MessageAttemptOut = z.output<typeof messageAttemptOut>;

/** A page of attempts. */
export const messageAttemptList = listResponse(messageAttemptOut).describe("A page of attempts.");

const deliveryFields = {
  status: messageStatus,
  statusText: messageStatusText,
  nextAttempt: instantOut.nullable().describe("When the next attempt is due; null when none is."),
  deliveryState: deliveryState.optional(),
  deliveryReason: deliveryReason.nullish(),
  attemptCount: z.int().min(0).optional().describe("How many outcomes were written."),
};

/**
 * A message and how its delivery to one endpoint stands.
 *
 * @example
 * const { statusText, nextAttempt } = endpointMessageOut.parse(item);
 */
export const endpointMessageOut = messageOut
  .extend(deliveryFields)
  .describe("A message and how its delivery to one endpoint stands.");
/** A message and how its delivery to one endpoint stands. */
export type EndpointMessageOut = z.output<typeof endpointMessageOut>;

/** A page of messages of one endpoint. */
export const endpointMessageList = listResponse(endpointMessageOut).describe(
  "A page of messages of an endpoint.",
);

/**
 * An endpoint and how the delivery of one message to it stands.
 *
 * @example
 * const { url, statusText } = messageEndpointOut.parse(item);
 */
export const messageEndpointOut = endpointOut
  .omit({ metadata: true })
  .extend(deliveryFields)
  .describe("An endpoint and how the delivery of one message to it stands.");
/** An endpoint and how the delivery of one message to it stands. */
export type MessageEndpointOut = z.output<typeof messageEndpointOut>;

/** A page of endpoints of one message. */
export const messageEndpointList = listResponse(messageEndpointOut).describe(
  "A page of endpoints of a message.",
);
