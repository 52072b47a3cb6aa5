import { z } from "zod";

/** The states of a delivery (one message for one endpoint); the last three are ends. */
export const deliveryStates = ["pending", "delivering", "succeeded", "exhausted", "cancelled"] as const;

/** A state of a delivery. */
export const deliveryState = z.enum(deliveryStates).describe("The state of the delivery.");
/** A state of a delivery. */
export type DeliveryState = z.output<typeof deliveryState>;

/** Why a delivery ended `exhausted`; all of these can be recovered while the payload lives. */
export const exhaustedReasons = ["attempts_used", "endpoint_disabled", "retention"] as const;

/** Why a delivery ended `cancelled`. */
export const cancelledReasons = [
  "endpoint_deleted",
  "application_deleted",
  "payload_expunged",
  "payload_expired",
  "filtered",
] as const;

/**
 * Why a delivery ended: out of tries, its endpoint disabled (by hand, 410 or failure), older than history
 * keeps; or its endpoint, application or payload gone, its filter said no.
 *
 * @example
 * deliveryReason.parse("endpoint_disabled");
 */
export const deliveryReason = z
  .enum([...exhaustedReasons, ...cancelledReasons])
  .describe("Why the delivery ended without success.");
/** Why a delivery ended without success. */
export type DeliveryReason = z.output<typeof deliveryReason>;

/** The numbers of states on the wire. `pending` (1) is kept for filters only: nothing has it. */
export const messageStatuses = { success: 0, pending: 1, fail: 2, sending: 3, canceled: 4 } as const;

/** A status as a number: 0 success, 1 pending, 2 fail, 3 sending, 4 canceled. */
export const messageStatus = z
  .literal([0, 1, 2, 3, 4])
  .describe("0 success, 1 pending, 2 fail, 3 sending, 4 canceled.");
/** A status as a number. */
export type MessageStatus = z.output<typeof messageStatus>;

/** A status as a word. */
export const messageStatusText = z
  .enum(["success", "pending", "fail", "sending", "canceled"])
  .describe("The status as a word.");
/** A status as a word. */
export type MessageStatusText = z.output<typeof messageStatusText>;

/**
 * The wire status of each state of a delivery. A client that did not send `expanded_statuses=true` gets
 * `fail` in place of `canceled`.
 *
 * @example
 * messageStatuses[statusOfState.exhausted]; // 2
 */
export const statusOfState = {
  pending: "sending",
  delivering: "sending",
  succeeded: "success",
  exhausted: "fail",
  cancelled: "canceled",
} as const satisfies Record<DeliveryState, MessageStatusText>;

/** What made an attempt: 0 the schedule, 1 a person. */
export const attemptTrigger = z
  .literal([0, 1])
  .describe("What made the attempt: 0 the schedule, 1 a person.");
/** What made an attempt: 0 the schedule, 1 a person. */
export type AttemptTrigger = z.output<typeof attemptTrigger>;

/** The class of an answer's status code: 0 no answer, else 100 to 500. */
export const statusCodeClass = z
  .literal([0, 100, 200, 300, 400, 500])
  .describe("0 no answer, else the hundred of the status code.");
/** The class of an answer's status code. */
export type StatusCodeClass = z.output<typeof statusCodeClass>;
