import type { ApplicationRef } from "../applications/application-ref.ts";

/**
 * What may be said of a message beside its payload.
 *
 * @example
 * ```ts
 * import type { MessageOptions } from "@posthorn/sdk";
 *
 * const options: MessageOptions = { eventId: "order-1042-created", channels: ["jakarta"], tags: ["vip"] };
 * ```
 */
export type MessageOptions = {
  /** Your own id of what happened: published again, it throws `conflict` as long as the message lives. */
  readonly eventId?: string;
  /** Only endpoints without channels, or with one of these, get it. */
  readonly channels?: readonly string[];
  /** Words to find it by, at most 5. */
  readonly tags?: readonly string[];
  /** Days to keep the payload, 1–90; 90 by default. */
  readonly payloadRetentionDays?: number;
  /**
   * Published again under the same key within 12 hours, it answers with the first message. Made for each
   * publish before its first try when omitted, so that a retry never publishes twice.
   */
  readonly idempotencyKey?: string;
};

/**
 * What `publish` takes beside event type and payload.
 *
 * @example
 * ```ts
 * import type { PublishOptions } from "@posthorn/sdk";
 *
 * const options: PublishOptions = { application: { id: "customer-1042", name: "Kopi Kita" } };
 * ```
 */
export type PublishOptions = MessageOptions & {
  /** The customer it is for: created on first use. */
  readonly application: ApplicationRef;
};
