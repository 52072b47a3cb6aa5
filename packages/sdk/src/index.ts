export type { Application, ApplicationChanges, ApplicationInput } from "./applications/application.ts";
export type { ApplicationRef } from "./applications/application-ref.ts";
export type { ApplicationListQuery, Applications } from "./applications/applications.ts";
export type { Attempt, AttemptPhase, AttemptReason, AttemptTimings } from "./attempts/attempt.ts";
export type { AttemptListQuery, Attempts } from "./attempts/attempts.ts";
export { createPosthorn } from "./client/create-posthorn.ts";
export type { EventQuery, Page, PageQuery } from "./client/page.ts";
export type { MessageToPublish, Posthorn, PosthornOptions } from "./client/posthorn.ts";
export type { RetryOptions } from "./client/retry-options.ts";
export type {
  Endpoint,
  EndpointChanges,
  EndpointHeaders,
  EndpointInput,
  EndpointOptions,
  EndpointStats,
  Recovery,
  SignatureType,
} from "./endpoints/endpoint.ts";
export type { EndpointListQuery, Endpoints } from "./endpoints/endpoints.ts";
export { type ApiErrorCode, apiErrorCodes, type PosthornErrorCode } from "./errors/error-codes.ts";
export { PosthornError, type PosthornErrorDetails, type PosthornIssue } from "./errors/posthorn-error.ts";
export { defineEvent } from "./events/define-event.ts";
export type {
  AnyPayloadOf,
  EventDeclaration,
  EventDeclarations,
  EventDefinition,
  EventSchema,
  EventsOf,
  PayloadOf,
} from "./events/event-declaration.ts";
export {
  type JsonSchema,
  type JsonSchemaPayload,
  jsonSchema,
  type TypedJsonSchema,
} from "./events/json-schema.ts";
export type { StandardIssue, StandardResult, StandardSchema } from "./events/standard-schema.ts";
export type { SyncedEventTypes } from "./events/synced-event-types.ts";
export type { DeliveryStatus, Message, MessageStatus, PublishedMessage } from "./messages/message.ts";
export type { EndpointMessage, MessageEndpoint, MessageListQuery, Messages } from "./messages/messages.ts";
export type { Capability, Portal, PortalSession, PortalSessionOptions } from "./portal/portal.ts";
export type { MessageOptions, PublishOptions } from "./publish/publish-options.ts";
export type { PublishResult } from "./publish/publish-result.ts";
export { type RawJson, rawJson } from "./publish/raw-json.ts";
export * from "./webhook.ts";
