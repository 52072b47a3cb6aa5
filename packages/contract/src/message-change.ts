import { z } from "zod";
import { eventTypeName } from "./event-type-name.ts";
import { messageId } from "./ids.ts";
import { instantIn, instantOut } from "./instant.ts";
import { messageState } from "./message.ts";
import { queryOf } from "./query.ts";

/**
 * What the stream of an application tells of a message that is new or stands differently.
 *
 * @example
 * const change = messageChange.parse(JSON.parse(event.data));
 */
export const messageChange = z
  .object({
    id: messageId,
    eventType: eventTypeName,
    eventId: z.string().nullable().describe("The host's own id of the event; null when it gave none."),
    timestamp: instantOut.describe("When it was published."),
    state: messageState,
    succeeded: z.int().describe("How many of its deliveries arrived."),
    deliveries: z.int().describe("How many endpoints it goes to."),
    nextAttempt: instantOut.nullable().describe("When the next try is due; null when none is."),
  })
  .describe("A message that is new, or stands differently than before.");
/** What the stream of an application tells of a message. */
export type MessageChange = z.output<typeof messageChange>;

/** The query of the stream of an application. */
export const messageStreamQuery = queryOf({
  since: instantIn
    .optional()
    .describe("Messages from then on are followed, an hour back at most; those from now on when absent."),
});
/** The query of the stream of an application. */
export type MessageStreamQuery = z.output<typeof messageStreamQuery>;
