import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  getEndpointHeaders,
  getEndpointSecret,
  listEndpoints,
  patchEndpoint,
  patchEndpointHeaders,
  rotateEndpointSecret,
  setEndpointHeaders,
  upsertEndpoint,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const endpointHandlers: Handlers<
  | "endpoint.list"
  | "endpoint.create"
  | "endpoint.get"
  | "endpoint.upsert"
  | "endpoint.patch"
  | "endpoint.delete"
  | "endpoint.getSecret"
  | "endpoint.rotateSecret"
  | "endpoint.getHeaders"
  | "endpoint.setHeaders"
  | "endpoint.patchHeaders"
> = {
  "endpoint.list": (ctx, { params, query }) => listEndpoints(ctx, { application: params.app_id, query }),
  "endpoint.create": (ctx, { params, body }) =>
    createEndpoint(ctx, { application: params.app_id, endpoint: body }),
  "endpoint.get": (ctx, { params }) => getEndpoint(ctx, refOf(params)),
  "endpoint.upsert": (ctx, { params, body }) => upsertEndpoint(ctx, { ...refOf(params), replacement: body }),
  "endpoint.patch": (ctx, { params, body }) => patchEndpoint(ctx, { ...refOf(params), changes: body }),
  "endpoint.delete": (ctx, { params }) => deleteEndpoint(ctx, refOf(params)),
  "endpoint.getSecret": (ctx, { params }) => getEndpointSecret(ctx, refOf(params)),
  "endpoint.rotateSecret": (ctx, { params, body }) =>
    rotateEndpointSecret(ctx, { ...refOf(params), rotation: body }),
  "endpoint.getHeaders": (ctx, { params }) => getEndpointHeaders(ctx, refOf(params)),
  "endpoint.setHeaders": (ctx, { params, body }) => setEndpointHeaders(ctx, { ...refOf(params), ...body }),
  "endpoint.patchHeaders": (ctx, { params, body }) =>
    patchEndpointHeaders(ctx, { ...refOf(params), ...body }),
};

function refOf(params: { app_id: string; endpoint_id: string }) {
  return { application: params.app_id, endpoint: params.endpoint_id };
}
