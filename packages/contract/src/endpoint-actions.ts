import { z } from "zod";
import { eventTypeName } from "./event-type-name.ts";
import { instantIn } from "./instant.ts";
import { limits } from "./limits.ts";

/**
 * What recovers an endpoint: sends again all messages since a time (at most 14 days ago) that failed, for good or
 * until now.
 *
 * @example
 * recoverIn.parse({ since: "2026-11-20T00:00:00Z" });
 */
export const recoverIn = z
  .object({
    since: instantIn.describe("Messages published from then on; at most 14 days ago."),
    until: instantIn.nullish().describe("Messages published before; now when omitted or null."),
    messagesPerSecond: z
      .int()
      .min(1)
      .max(limits.recoverRate)
      .nullish()
      .describe(
        "How many are sent a second at most; as fast as the endpoint takes them when omitted or null.",
      ),
  })
  .describe("A recovery of an endpoint.");
/** {@link recoverIn} once parsed: instants are `Date`s. */
export type RecoverIn = z.output<typeof recoverIn>;
/** {@link recoverIn} as a client writes it. */
export type RecoverInWire = z.input<typeof recoverIn>;

/**
 * What sends an example to an endpoint: the example in the event type's schema, 422 `missing_example`
 * without one.
 *
 * @example
 * eventExampleIn.parse({ eventType: "order.created" });
 */
export const eventExampleIn = z
  .object({
    eventType: eventTypeName,
    exampleIndex: z.int().min(0).default(0).describe("Which of the examples in the schema, from 0."),
  })
  .describe("An example to send.");
/** {@link eventExampleIn} once parsed. */
export type EventExampleIn = z.output<typeof eventExampleIn>;

const count = (what: string) => z.int().min(0).describe(what);

/**
 * Deliveries of an endpoint by status, in the range asked for (28 days at most).
 *
 * @example
 * const { success, fail } = endpointStats.parse(await response.json());
 */
export const endpointStats = z
  .object({
    success: count("Deliveries that succeeded."),
    pending: count("Always 0: what waits is counted as sending."),
    sending: count("Deliveries that wait for their next attempt or are under way."),
    fail: count("Deliveries that ended without success."),
    canceled: count("Deliveries that were cancelled."),
  })
  .describe("Deliveries of an endpoint by status.");
/** Deliveries of an endpoint by status. */
export type EndpointStats = z.output<typeof endpointStats>;

/** The empty answer of a resend. */
export const emptyResponse = z.object({}).describe("Nothing.");
/** The empty answer of a resend. */
export type EmptyResponse = z.output<typeof emptyResponse>;
