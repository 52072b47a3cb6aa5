import {
  createOperationalEndpoint,
  deleteOperationalEndpoint,
  getOperationalEndpoint,
  getOperationalHeaders,
  getOperationalSecret,
  listOperationalEndpoints,
  rotateOperationalSecret,
  setOperationalHeaders,
  upsertOperationalEndpoint,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const operationalEndpointHandlers: Handlers<
  | "operationalWebhook.endpoint.list"
  | "operationalWebhook.endpoint.create"
  | "operationalWebhook.endpoint.get"
  | "operationalWebhook.endpoint.upsert"
  | "operationalWebhook.endpoint.delete"
  | "operationalWebhook.endpoint.getSecret"
  | "operationalWebhook.endpoint.rotateSecret"
  | "operationalWebhook.endpoint.getHeaders"
  | "operationalWebhook.endpoint.setHeaders"
> = {
  "operationalWebhook.endpoint.list": (ctx, { query }) => listOperationalEndpoints(ctx, query),
  "operationalWebhook.endpoint.create": (ctx, { body }) => createOperationalEndpoint(ctx, body),
  "operationalWebhook.endpoint.get": (ctx, { params }) =>
    getOperationalEndpoint(ctx, { endpoint: params.endpoint_id }),
  "operationalWebhook.endpoint.upsert": (ctx, { params, body }) =>
    upsertOperationalEndpoint(ctx, { endpoint: params.endpoint_id, replacement: body }),
  "operationalWebhook.endpoint.delete": (ctx, { params }) =>
    deleteOperationalEndpoint(ctx, { endpoint: params.endpoint_id }),
  "operationalWebhook.endpoint.getSecret": (ctx, { params }) =>
    getOperationalSecret(ctx, { endpoint: params.endpoint_id }),
  "operationalWebhook.endpoint.rotateSecret": (ctx, { params, body }) =>
    rotateOperationalSecret(ctx, { endpoint: params.endpoint_id, rotation: body }),
  "operationalWebhook.endpoint.getHeaders": (ctx, { params }) =>
    getOperationalHeaders(ctx, { endpoint: params.endpoint_id }),
  "operationalWebhook.endpoint.setHeaders": (ctx, { params, body }) =>
    setOperationalHeaders(ctx, { endpoint: params.endpoint_id, ...body }),
};
