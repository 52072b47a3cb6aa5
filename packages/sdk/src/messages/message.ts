/**
 * A message: one thing that happened, published once. `payload` is `{}` unless asked for with `withContent`,
 * and `{ expired: true }` when it is gone. `timestamp` is ISO 8601 in UTC.
 *
 * @example
 * ```ts
 * import type { Message } from "@posthorn/sdk";
 *
 * const lineOf = (message: Message) => `${message.timestamp} ${message.eventType} ${message.id}`;
 * ```
 */
export type Message = {
  id: string;
  /** Your own id of it. */
  eventId: string | null;
  eventType: string;
  payload: unknown;
  channels: string[] | null;
  tags: string[] | null;
  timestamp: string;
  deliverAt?: null | undefined;
  /** Of a raw payload; absent when the payload is JSON. */
  contentType?: string | undefined;
  /** A raw payload as it is sent, with `withContent`; `payload` is `{}` then. */
  rawPayload?: string | undefined;
};

/**
 * A message that was just published: stored for good, and on its way.
 *
 * @example
 * ```ts
 * import { createPosthorn, type PublishedMessage } from "@posthorn/sdk";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_test" });
 * const published: PublishedMessage = await posthorn.publish(
 *   "order.created",
 *   { order: { id: 1042 } },
 *   { application: "customer-1042" },
 * );
 * console.log(published.id);
 * ```
 */
export type PublishedMessage = Omit<Message, "payload">;

/**
 * How the delivery of one message to one endpoint stands, on the wire: 0 success, 2 fail, 3 sending (waiting
 * for its next try, or under way), 4 canceled. 1 is for filters alone.
 *
 * @example
 * ```ts
 * import type { MessageStatus } from "@posthorn/sdk";
 *
 * const failed: MessageStatus = 2;
 * ```
 */
export type MessageStatus = 0 | 1 | 2 | 3 | 4;

/**
 * How a delivery stands, beside what it is a delivery of. `nextAttempt` is when the next try is due.
 *
 * @example
 * ```ts
 * import type { DeliveryStatus } from "@posthorn/sdk";
 *
 * const isOpen = ({ statusText }: DeliveryStatus) => statusText === "sending";
 * ```
 */
export type DeliveryStatus = {
  status: MessageStatus;
  statusText: "success" | "pending" | "fail" | "sending" | "canceled";
  nextAttempt: string | null;
  deliveryState?: "pending" | "delivering" | "succeeded" | "exhausted" | "cancelled" | undefined;
  /** Why it ended without success. */
  deliveryReason?:
    | "attempts_used"
    | "endpoint_disabled"
    | "retention"
    | "endpoint_deleted"
    | "application_deleted"
    | "payload_expunged"
    | "payload_expired"
    | "filtered"
    | null
    | undefined;
  attemptCount?: number | undefined;
};
