import {
  applicationEventTypeDetailOut,
  applicationEventTypeList,
  applicationEventTypeListQuery,
  applicationEventTypeQuery,
} from "../application-event-type.ts";
import {
  eventTypeIn,
  eventTypeList,
  eventTypeOut,
  eventTypePatch,
  eventTypeUpsertIn,
} from "../event-type.ts";
import { eventTypeImportOpenApiIn, eventTypeImportOpenApiOut } from "../event-type-import.ts";
import { eventTypeDeleteQuery, eventTypeListQuery } from "../list-query.ts";
import { applicationEventTypePath, applicationPath, eventTypePath } from "./path-params.ts";
import { hostAndTenant, hostOnly, routeTable } from "./route.ts";

/** The operations on event types. */
export const eventTypeRoutes = routeTable({
  "eventType.list": {
    method: "GET",
    path: "/api/v1/event-type",
    tag: "Event type",
    summary: "List event types",
    description: "By name. A session token sees those without feature flags and those of its own flags.",
    callers: hostAndTenant,
    capability: "ViewBase",
    query: eventTypeListQuery,
    responses: { 200: eventTypeList },
  },
  "eventType.create": {
    method: "POST",
    path: "/api/v1/event-type",
    tag: "Event type",
    summary: "Create an event type, or bring an archived one back",
    callers: hostOnly,
    body: eventTypeIn,
    responses: { 201: eventTypeOut },
    errors: ["event_type_exists"],
  },
  "eventType.get": {
    method: "GET",
    path: "/api/v1/event-type/{event_type_name}",
    tag: "Event type",
    summary: "Get an event type",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: eventTypePath,
    responses: { 200: eventTypeOut },
  },
  "eventType.upsert": {
    method: "PUT",
    path: "/api/v1/event-type/{event_type_name}",
    tag: "Event type",
    summary: "Replace an event type, or create it",
    callers: hostOnly,
    params: eventTypePath,
    body: eventTypeUpsertIn,
    responses: { 200: eventTypeOut, 201: eventTypeOut },
  },
  "eventType.patch": {
    method: "PATCH",
    path: "/api/v1/event-type/{event_type_name}",
    tag: "Event type",
    summary: "Change an event type",
    callers: hostOnly,
    params: eventTypePath,
    body: eventTypePatch,
    responses: { 200: eventTypeOut },
  },
  "eventType.delete": {
    method: "DELETE",
    path: "/api/v1/event-type/{event_type_name}",
    tag: "Event type",
    summary: "Archive an event type, or delete it",
    description: "Endpoints that ask for it go on asking; with `expunge=true` it is gone for good.",
    callers: hostOnly,
    params: eventTypePath,
    query: eventTypeDeleteQuery,
    responses: { 204: null },
  },
  "eventType.importOpenapi": {
    method: "POST",
    path: "/api/v1/event-type/import/openapi",
    tag: "Event type",
    summary: "Import event types from an OpenAPI document",
    description:
      "Its `webhooks` (3.1) or `x-webhooks` (3.0), by name. A schema that differs from the newest version becomes the next one; earlier versions stay.",
    callers: hostOnly,
    body: eventTypeImportOpenApiIn,
    responses: { 200: eventTypeImportOpenApiOut },
  },
  "eventType.listByApplication": {
    method: "GET",
    path: "/api/v1/app/{app_id}/event-type",
    tag: "Event type",
    summary: "List what an application can get",
    description:
      "By name: titles and descriptions in a language, and how many messages the application got. A session token sees those without feature flags and those of its own flags.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    query: applicationEventTypeListQuery,
    responses: { 200: applicationEventTypeList },
  },
  "eventType.getByApplication": {
    method: "GET",
    path: "/api/v1/app/{app_id}/event-type/{event_type_name}",
    tag: "Event type",
    summary: "Get one of what an application can get",
    description:
      "Its texts in a language, with what is needed to build on it: the newest schema, an example, and the payload's type in TypeScript.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationEventTypePath,
    query: applicationEventTypeQuery,
    responses: { 200: applicationEventTypeDetailOut },
  },
});
