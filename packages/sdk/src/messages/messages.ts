import type { EventQuery, Page, PageQuery } from "../client/page.ts";
import type { Endpoint } from "../endpoints/endpoint.ts";
import type { DeliveryStatus, Message, MessageStatus } from "./message.ts";

/**
 * What the list of messages takes.
 *
 * @example
 * ```ts
 * import type { MessageListQuery } from "@posthorn/sdk";
 *
 * const query: MessageListQuery = { eventTypes: ["order.created"], withContent: true, limit: 20 };
 * ```
 */
export type MessageListQuery = EventQuery & { readonly withContent?: boolean };

/**
 * An endpoint that was to get a message, and how that delivery stands.
 *
 * @example
 * ```ts
 * import type { MessageEndpoint } from "@posthorn/sdk";
 *
 * const lineOf = (delivery: MessageEndpoint) => `${delivery.url}: ${delivery.statusText}`;
 * ```
 */
export type MessageEndpoint = Omit<Endpoint, "metadata"> & DeliveryStatus;

/**
 * A message that an endpoint was to get, and how that delivery stands.
 *
 * @example
 * ```ts
 * import type { EndpointMessage } from "@posthorn/sdk";
 *
 * const lineOf = (delivery: EndpointMessage) => `${delivery.eventType}: ${delivery.statusText}`;
 * ```
 */
export type EndpointMessage = Message & DeliveryStatus;

/**
 * Published messages: `posthorn.messages`. A message is named by Posthorn's id or by your `eventId`.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 *
 * const { messages } = createPosthorn({ apiKey: "sk_test" });
 * const { data } = await messages.list("customer-1042", { eventTypes: ["order.created"] });
 * for (const { id } of data) {
 *   const deliveries = await messages.listEndpoints("customer-1042", id);
 *   console.log(id, deliveries.data.map(({ url, statusText }) => `${url} ${statusText}`));
 * }
 * ```
 */
export type Messages = {
  /** The newest first. */
  list(application: string, query?: MessageListQuery): Promise<Page<Message>>;
  get(application: string, message: string, options?: { readonly withContent?: boolean }): Promise<Message>;
  /** The endpoints that were to get it, each with how its delivery stands. */
  listEndpoints(application: string, message: string, query?: PageQuery): Promise<Page<MessageEndpoint>>;
  /** The messages that one endpoint was to get, each with how its delivery stands; the newest first. */
  listByEndpoint(
    application: string,
    endpoint: string,
    query?: MessageListQuery & { readonly status?: MessageStatus },
  ): Promise<Page<EndpointMessage>>;
  /** Deletes the payload. The message stays, its open deliveries are cancelled. */
  expungePayload(application: string, message: string): Promise<void>;
};
