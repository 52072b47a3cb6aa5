/**
 * An endpoint as the API answers it, without its secret.
 *
 * @example
 * ```ts
 * import type { Endpoint } from "@posthorn/react";
 *
 * const nameOf = (endpoint: Endpoint) => endpoint.description || endpoint.url;
 * void nameOf;
 * ```
 */
export type Endpoint = {
  readonly id: string;
  readonly uid: string | null;
  readonly url: string;
  readonly description: string;
  readonly disabled: boolean;
  /** Null is all, also new ones. */
  readonly eventTypes: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** ISO 8601 in UTC, as are all times. */
  readonly createdAt: string;
  readonly updatedAt: string;
};

/**
 * What makes or changes an endpoint; what is left out of a change stays.
 *
 * @example
 * ```ts
 * import type { EndpointFields } from "@posthorn/react";
 *
 * const fields: EndpointFields = { url: "https://kopi.example/hooks", eventTypes: ["order.*"] };
 * console.log(fields.url);
 * ```
 */
export type EndpointFields = {
  readonly url: string;
  readonly description?: string;
  readonly disabled?: boolean;
  readonly eventTypes?: readonly string[] | null;
  readonly channels?: readonly string[] | null;
};

/**
 * An event type, with its JSON Schemas by version.
 *
 * @example
 * ```ts
 * import type { EventType } from "@posthorn/react";
 *
 * const isOffered = (eventType: EventType) => !eventType.archived;
 * void isOffered;
 * ```
 */
export type EventType = {
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly deprecated: boolean;
  readonly schemas: Readonly<Record<string, unknown>> | null;
  readonly groupName: string | null;
};

/**
 * An event type as it is shown to an application's people.
 *
 * @example
 * ```ts
 * import type { EventTypeDetail } from "@posthorn/react";
 *
 * const isTranslated = (eventType: EventTypeDetail) => eventType.language !== "en";
 * void isTranslated;
 * ```
 */
export type EventTypeDetail = {
  readonly name: string;
  readonly title: string | null;
  readonly description: string;
  /** What title and description are in: English where yours is missing. */
  readonly language: "en" | "id" | "vi" | "ru";
  readonly groupName: string | null;
  readonly deprecated: boolean;
  /** How many of the application's endpoints that are on get it. */
  readonly endpoints: number;
  readonly messagesOf30Days: number;
  /** The newest JSON Schema of the payload. */
  readonly schema: Readonly<Record<string, unknown>> | null;
  readonly example: unknown;
  readonly typescript: string;
};

/**
 * A message: one thing that happened. Lists leave `payload` out: it is `{}` there.
 *
 * @example
 * ```ts
 * import type { Message } from "@posthorn/react";
 *
 * const titleOf = (message: Message) => `${message.eventType}, ${message.timestamp}`;
 * void titleOf;
 * ```
 */
export type Message = {
  readonly id: string;
  readonly eventId: string | null;
  readonly eventType: string;
  readonly payload: unknown;
  readonly channels: readonly string[] | null;
  readonly tags: readonly string[] | null;
  readonly timestamp: string;
};

/**
 * One HTTP try of a delivery. `status`: 0 succeeded, 1 pending, 2 failed, 3 sending.
 *
 * @example
 * ```ts
 * import type { Attempt } from "@posthorn/react";
 *
 * const hasArrived = (attempt: Attempt) => attempt.status === 0;
 * void hasArrived;
 * ```
 */
export type Attempt = {
  readonly id: string;
  readonly msgId: string;
  readonly endpointId: string;
  readonly url: string;
  readonly status: number;
  /** 0 when there was no answer. */
  readonly responseStatusCode: number;
  readonly responseDurationMs: number;
  readonly timestamp: string;
};
