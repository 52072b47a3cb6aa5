import { endpointHeadersIn, endpointHeadersOut } from "../endpoint-headers.ts";
import { endpointSecretOut, endpointSecretRotateIn } from "../endpoint-secret.ts";
import { operationalEndpointListQuery } from "../list-query.ts";
import {
  operationalWebhookEndpointIn,
  operationalWebhookEndpointList,
  operationalWebhookEndpointOut,
  operationalWebhookEndpointUpsertIn,
} from "../operational-endpoint.ts";
import { operationalEndpointPath } from "./path-params.ts";
import { hostOnly, routeTable } from "./route.ts";

/** The operations on operational endpoints. */
export const operationalEndpointRoutes = routeTable({
  "operationalWebhook.endpoint.list": {
    method: "GET",
    path: "/api/v1/operational-webhook/endpoint",
    tag: "Operational webhook",
    summary: "List operational endpoints",
    callers: hostOnly,
    query: operationalEndpointListQuery,
    responses: { 200: operationalWebhookEndpointList },
  },
  "operationalWebhook.endpoint.create": {
    method: "POST",
    path: "/api/v1/operational-webhook/endpoint",
    tag: "Operational webhook",
    summary: "Create an operational endpoint",
    callers: hostOnly,
    body: operationalWebhookEndpointIn,
    responses: { 201: operationalWebhookEndpointOut },
    errors: ["conflict", "endpoint_limit", "unknown_event_type", "blocked_address"],
  },
  "operationalWebhook.endpoint.get": {
    method: "GET",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}",
    tag: "Operational webhook",
    summary: "Get an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    responses: { 200: operationalWebhookEndpointOut },
  },
  "operationalWebhook.endpoint.upsert": {
    method: "PUT",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}",
    tag: "Operational webhook",
    summary: "Replace an operational endpoint, or create it",
    callers: hostOnly,
    params: operationalEndpointPath,
    body: operationalWebhookEndpointUpsertIn,
    responses: { 200: operationalWebhookEndpointOut, 201: operationalWebhookEndpointOut },
    errors: ["conflict", "endpoint_limit", "unknown_event_type", "blocked_address"],
  },
  "operationalWebhook.endpoint.delete": {
    method: "DELETE",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}",
    tag: "Operational webhook",
    summary: "Delete an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    responses: { 204: null },
  },
  "operationalWebhook.endpoint.getSecret": {
    method: "GET",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}/secret",
    tag: "Operational webhook",
    summary: "Get the signing secret of an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    responses: { 200: endpointSecretOut },
  },
  "operationalWebhook.endpoint.rotateSecret": {
    method: "POST",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}/secret/rotate",
    tag: "Operational webhook",
    summary: "Rotate the signing secret of an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    body: endpointSecretRotateIn,
    isBodyOptional: true,
    responses: { 204: null },
    errors: ["limit_reached"],
  },
  "operationalWebhook.endpoint.getHeaders": {
    method: "GET",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}/headers",
    tag: "Operational webhook",
    summary: "Get the headers of an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    responses: { 200: endpointHeadersOut },
  },
  "operationalWebhook.endpoint.setHeaders": {
    method: "PUT",
    path: "/api/v1/operational-webhook/endpoint/{endpoint_id}/headers",
    tag: "Operational webhook",
    summary: "Replace the headers of an operational endpoint",
    callers: hostOnly,
    params: operationalEndpointPath,
    body: endpointHeadersIn,
    responses: { 204: null },
  },
});
