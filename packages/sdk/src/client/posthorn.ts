import type { ApplicationRef } from "../applications/application-ref.ts";
import type { Applications } from "../applications/applications.ts";
import type { Attempts } from "../attempts/attempts.ts";
import type { Endpoints } from "../endpoints/endpoints.ts";
import type { EventDeclarations, PayloadOf } from "../events/event-declaration.ts";
import type { SyncedEventTypes } from "../events/synced-event-types.ts";
import type { PublishedMessage } from "../messages/message.ts";
import type { Messages } from "../messages/messages.ts";
import type { Portal } from "../portal/portal.ts";
import type { MessageOptions, PublishOptions } from "../publish/publish-options.ts";
import type { PublishResult } from "../publish/publish-result.ts";
import type { RawJson } from "../publish/raw-json.ts";
import type { RetryOptions } from "./retry-options.ts";

/**
 * What `createPosthorn` takes.
 *
 * @example
 * ```ts
 * import type { PosthornOptions } from "@posthorn/sdk";
 *
 * const options: PosthornOptions = { apiKey: "sk_test", serverUrl: "https://hooks.example", retries: { maxRetries: 3 } };
 * ```
 */
export type PosthornOptions<Events extends EventDeclarations = EventDeclarations> = {
  /** The API key of an environment, `sk_…`. */
  readonly apiKey: string;
  /** Where the API is; POSTHORN_API_URL when omitted. There is no default. */
  readonly serverUrl?: string | undefined;
  /** The event types of this host, declared once. */
  readonly events?: Events;
  /** Refuses a payload that its schema refuses before it is sent (`invalid_payload`). False by default. */
  readonly validatePayloads?: boolean;
  /** The platform's `fetch` by default. */
  readonly fetch?: typeof fetch;
  readonly retries?: RetryOptions;
};

/**
 * One message of `publishMany`.
 *
 * @example
 * ```ts
 * import type { MessageToPublish } from "@posthorn/sdk";
 *
 * const message: MessageToPublish = { eventType: "order.created", payload: { order: { id: 1042 } } };
 * ```
 */
export type MessageToPublish<Events extends EventDeclarations = EventDeclarations> = {
  [Name in keyof Events & string]: MessageOptions & {
    readonly eventType: Name;
    readonly payload: PayloadOf<Events[Name]> | RawJson;
  };
}[keyof Events & string];

/**
 * The client of one environment; made by `createPosthorn`.
 *
 * @example
 * ```ts
 * import { createPosthorn, type Posthorn } from "@posthorn/sdk";
 *
 * const posthorn: Posthorn = createPosthorn({ apiKey: "sk_test" });
 * const results = await posthorn.publishMany(
 *   [1042, 1043].map((id) => ({ eventType: "order.created", payload: { order: { id } } })),
 *   { application: "customer-1042" },
 * );
 * for (const result of results) console.log(result.ok ? result.message.id : result.code);
 * ```
 */
export type Posthorn<Events extends EventDeclarations = EventDeclarations> = {
  /**
   * Publishes one event for one customer. When it returns, the message is stored and will be delivered. Throws
   * a `PosthornError`; after `network_error` and `timeout` call it again with the same `idempotencyKey`.
   */
  publish<Name extends keyof Events & string>(
    eventType: Name,
    payload: PayloadOf<Events[Name]> | RawJson,
    options: PublishOptions,
  ): Promise<PublishedMessage>;
  /**
   * Publishes up to 1,000 events for one customer in one request of at most 5 MiB. Each is decided alone: the
   * results come in the order of the messages.
   */
  publishMany(
    messages: readonly MessageToPublish<Events>[],
    options: { readonly application: ApplicationRef },
  ): Promise<PublishResult[]>;
  /** Registers the declared event types with their schemas and examples; safe to call at every start. */
  syncEventTypes(): Promise<SyncedEventTypes>;
  readonly applications: Applications;
  readonly endpoints: Endpoints;
  readonly messages: Messages;
  readonly attempts: Attempts;
  readonly portal: Portal;
};
