import { limits } from "../limits.ts";
import { messageListQuery, messageQuery } from "../list-query.ts";
import { messageEnvelope, messageIn, messageList, messageOut } from "../message.ts";
import { messageBatchEnvelope, messageBatchIn, messageBatchOut } from "../message-batch.ts";
import { messageChange, messageStreamQuery } from "../message-change.ts";
import { applicationPath, messagePath } from "./path-params.ts";
import { hostAndTenant, hostOnly, routeTable } from "./route.ts";

/** The operations on messages. */
export const messageRoutes = routeTable({
  "message.list": {
    method: "GET",
    path: "/api/v1/app/{app_id}/msg",
    tag: "Message",
    summary: "List messages",
    description: "The newest first; without `before` and `after` those of the last 90 days.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    query: messageListQuery,
    responses: { 200: messageList },
  },
  "message.create": {
    method: "POST",
    path: "/api/v1/app/{app_id}/msg",
    tag: "Message",
    summary: "Publish a message",
    description:
      "Answered when the message and its deliveries are stored: from then on it is not lost. The payload is sent byte for byte as it stands in the request. An event id that is in use is 409.",
    callers: hostOnly,
    params: applicationPath,
    query: messageQuery,
    body: messageIn,
    parsedBody: messageEnvelope,
    responses: { 202: messageOut },
    errors: ["conflict", "application_uid_mismatch", "application_uid_missing", "overloaded"],
  },
  "message.createBatch": {
    method: "POST",
    path: "/api/v1/app/{app_id}/msg/batch",
    tag: "Message",
    summary: "Publish up to 1,000 messages",
    description:
      "One request of at most 5 MiB. Each message is decided alone: those that fit are stored though others are refused.",
    callers: hostOnly,
    params: applicationPath,
    query: messageQuery,
    body: messageBatchIn,
    parsedBody: messageBatchEnvelope,
    maxBodyBytes: limits.batchBodyBytes,
    responses: { 200: messageBatchOut },
    errors: ["application_uid_mismatch", "application_uid_missing", "overloaded"],
  },
  "message.get": {
    method: "GET",
    path: "/api/v1/app/{app_id}/msg/{msg_id}",
    tag: "Message",
    summary: "Get a message",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: messagePath,
    query: messageQuery,
    responses: { 200: messageOut },
  },
  "message.stream": {
    method: "GET",
    path: "/api/v1/app/{app_id}/stream",
    tag: "Message",
    summary: "Follow the messages of an application",
    description:
      "Server-sent events `message`, one for each message that is new or stands differently, and `end` when the credential no longer counts. It begins with the newest 100 since `since`. Reconnect with `Last-Event-ID`: the last 10 s before it are told again, so that nothing is missed.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    query: messageStreamQuery,
    responses: { 200: messageChange },
    isStream: true,
    errors: ["overloaded"],
  },
  "message.expungeContent": {
    method: "DELETE",
    path: "/api/v1/app/{app_id}/msg/{msg_id}/content",
    tag: "Message",
    summary: "Delete the payload of a message",
    description: "The message stays, its open deliveries are cancelled; it cannot be sent again.",
    callers: hostOnly,
    params: messagePath,
    responses: { 204: null },
  },
});
