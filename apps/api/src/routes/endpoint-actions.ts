import {
  cancelRecovery,
  getEndpointActivity,
  getEndpointHealth,
  getEndpointStats,
  listRecoveries,
  recoverEndpoint,
  replayEndpoint,
  sendEndpointExample,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const endpointActionHandlers: Handlers<
  | "endpoint.getStats"
  | "endpoint.getHealth"
  | "endpoint.getActivity"
  | "endpoint.sendExample"
  | "endpoint.recover"
  | "endpoint.replayMissing"
  | "endpoint.listRecoveries"
  | "endpoint.cancelRecovery"
> = {
  "endpoint.getStats": (ctx, { params, query }) => getEndpointStats(ctx, { ...refOf(params), query }),
  "endpoint.getHealth": (ctx, { params }) => getEndpointHealth(ctx, refOf(params)),
  "endpoint.getActivity": (ctx, { params, query }) => getEndpointActivity(ctx, { ...refOf(params), query }),
  "endpoint.sendExample": (ctx, { params, body }) =>
    sendEndpointExample(ctx, { ...refOf(params), example: body }),
  "endpoint.recover": (ctx, { params, body }) => recoverEndpoint(ctx, { ...refOf(params), recovery: body }),
  "endpoint.replayMissing": (ctx, { params, body }) =>
    replayEndpoint(ctx, { ...refOf(params), recovery: body }),
  "endpoint.listRecoveries": (ctx, { params, query }) => listRecoveries(ctx, { ...refOf(params), query }),
  "endpoint.cancelRecovery": (ctx, { params }) =>
    cancelRecovery(ctx, { ...refOf(params), task: params.task_id }),
};

function refOf(params: { app_id: string; endpoint_id: string }) {
  return { application: params.app_id, endpoint: params.endpoint_id };
}
