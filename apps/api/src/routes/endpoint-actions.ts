import { getEndpointStats, recoverEndpoint, replayEndpoint, sendEndpointExample } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const endpointActionHandlers: Handlers<
  "endpoint.getStats" | "endpoint.recover" | "endpoint.replayMissing" | "endpoint.sendExample"
> = {
  "endpoint.getStats": (ctx, { params, query }) => getEndpointStats(ctx, { ...refOf(params), query }),
  "endpoint.recover": (ctx, { params, body }) => recoverEndpoint(ctx, { ...refOf(params), recovery: body }),
  "endpoint.replayMissing": (ctx, { params, body }) =>
    replayEndpoint(ctx, { ...refOf(params), recovery: body }),
  "endpoint.sendExample": (ctx, { params, body }) =>
    sendEndpointExample(ctx, { ...refOf(params), example: body }),
};

function refOf(params: { app_id: string; endpoint_id: string }) {
  return { application: params.app_id, endpoint: params.endpoint_id };
}
