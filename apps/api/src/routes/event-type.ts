import {
  createEventType,
  deleteEventType,
  getApplicationEventType,
  getEventType,
  importEventTypes,
  listApplicationEventTypes,
  listEventTypes,
  patchEventType,
  upsertEventType,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const eventTypeHandlers: Handlers<
  | "eventType.list"
  | "eventType.create"
  | "eventType.get"
  | "eventType.upsert"
  | "eventType.patch"
  | "eventType.delete"
  | "eventType.importOpenapi"
  | "eventType.listByApplication"
  | "eventType.getByApplication"
> = {
  "eventType.list": (ctx, { query }) => listEventTypes(ctx, query),
  "eventType.create": (ctx, { body }) => createEventType(ctx, body),
  "eventType.get": (ctx, { params }) => getEventType(ctx, { name: params.event_type_name }),
  "eventType.upsert": (ctx, { params, body }) =>
    upsertEventType(ctx, { name: params.event_type_name, replacement: body }),
  "eventType.patch": (ctx, { params, body }) =>
    patchEventType(ctx, { name: params.event_type_name, changes: body }),
  "eventType.delete": (ctx, { params, query }) =>
    deleteEventType(ctx, { name: params.event_type_name, expunge: query.expunge }),
  "eventType.importOpenapi": async (ctx, { body }) => ({ data: (await importEventTypes(ctx, body)).data }),
  "eventType.listByApplication": (ctx, { params, query }) =>
    listApplicationEventTypes(ctx, { application: params.app_id, query }),
  "eventType.getByApplication": (ctx, { params, query }) =>
    getApplicationEventType(ctx, { application: params.app_id, name: params.event_type_name, query }),
};
