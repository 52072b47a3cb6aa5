import { z } from "zod";
import { applicationIn } from "./application.ts";
import { errorBody, validationErrorBody } from "./error-body.ts";
import { idempotencyKey } from "./idempotency.ts";
import { limits } from "./limits.ts";
import { messageEnvelope, messageIn, messageOut } from "./message.ts";

const batchApplication = applicationIn
  .nullish()
  .describe("Creates the application if it does not exist; its uid must be the one in the path.");

const itemFields = {
  idempotencyKey: idempotencyKey
    .nullish()
    .describe("The same key again answers with the first message; lives as long as that of a header."),
};

/** One message of a batch without its payload, as the api parses it. `application` stands on the batch. */
export const batchItemEnvelope = messageEnvelope.omit({ application: true }).extend(itemFields);
/** {@link batchItemEnvelope} once parsed. */
export type BatchItemEnvelope = z.output<typeof batchItemEnvelope>;

/** One message of a batch, whole. */
export const batchItemIn = messageIn
  .omit({ application: true })
  .extend(itemFields)
  .describe("A message to publish.");
/** {@link batchItemIn} once parsed. */
export type BatchItemIn = z.output<typeof batchItemIn>;

/**
 * A batch whose messages are not looked at yet, so that one that does not fit hurts no other: each is then
 * parsed alone with {@link batchItemEnvelope}.
 *
 * @example
 * const { messages } = messageBatchEnvelope.parse(JSON.parse(body));
 */
export const messageBatchEnvelope = z.object({
  application: batchApplication,
  messages: z.array(z.unknown()).min(1).max(limits.messagesPerBatch),
});
/** {@link messageBatchEnvelope} once parsed. */
export type MessageBatchEnvelope = z.output<typeof messageBatchEnvelope>;

/**
 * What publishes up to 1,000 messages in one request of at most 5 MiB; each is decided alone.
 *
 * @example
 * messageBatchIn.parse({ messages: [{ eventType: "order.created", payload: { order: { id: 1042 } } }] });
 */
export const messageBatchIn = z
  .object({
    application: batchApplication,
    messages: z
      .array(batchItemIn)
      .min(1)
      .max(limits.messagesPerBatch)
      .describe("The messages, 1–1,000; each is decided alone."),
  })
  .describe("Messages to publish.");
/** {@link messageBatchIn} once parsed. */
export type MessageBatchIn = z.output<typeof messageBatchIn>;
/** {@link messageBatchIn} as a client writes it. */
export type MessageBatchInWire = z.input<typeof messageBatchIn>;

/** What became of one message of a batch: stored (202), or refused with the status it would get alone. */
export const batchItemOut = z
  .union([
    z
      .object({ status: z.literal(202).describe("Stored."), message: messageOut })
      .describe("A message that is stored."),
    z
      .object({
        status: z.int().min(400).max(599).describe("The status that it would get alone."),
        error: z.union([errorBody, validationErrorBody]).describe("The body that it would get alone."),
      })
      .describe("A message that was refused."),
  ])
  .describe("What became of one message.");
/** What became of one message of a batch. */
export type BatchItemOut = z.output<typeof batchItemOut>;

/**
 * What became of each message of a batch, in its order. The answer itself is 200 even when all were refused.
 *
 * @example
 * const refused = messageBatchOut.parse(body).data.filter((item) => item.status !== 202);
 */
export const messageBatchOut = z
  .object({ data: z.array(batchItemOut).describe("One result a message, in the order of the request.") })
  .describe("What became of each message of a batch.");
/** What became of each message of a batch. */
export type MessageBatchOut = z.output<typeof messageBatchOut>;
