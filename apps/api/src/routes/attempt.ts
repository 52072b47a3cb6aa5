import {
  expungeAttemptContent,
  getAttempt,
  listAttemptedEndpoints,
  listAttemptedMessages,
  listAttemptsByEndpoint,
  listAttemptsByMessage,
  resendDelivery,
} from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const attemptHandlers: Handlers<
  | "messageAttempt.listByEndpoint"
  | "messageAttempt.listByMsg"
  | "messageAttempt.listAttemptedMessages"
  | "messageAttempt.listAttemptedDestinations"
  | "messageAttempt.get"
  | "messageAttempt.expungeContent"
  | "messageAttempt.resend"
> = {
  "messageAttempt.listByEndpoint": (ctx, { params, query }) =>
    listAttemptsByEndpoint(ctx, { ...endpointOf(params), query }),
  "messageAttempt.listByMsg": (ctx, { params, query }) =>
    listAttemptsByMessage(ctx, { ...messageOf(params), query }),
  "messageAttempt.listAttemptedMessages": (ctx, { params, query }) =>
    listAttemptedMessages(ctx, { ...endpointOf(params), query }),
  "messageAttempt.listAttemptedDestinations": (ctx, { params, query }) =>
    listAttemptedEndpoints(ctx, { ...messageOf(params), query }),
  "messageAttempt.get": (ctx, { params }) =>
    getAttempt(ctx, { ...messageOf(params), attempt: params.attempt_id }),
  "messageAttempt.expungeContent": (ctx, { params }) =>
    expungeAttemptContent(ctx, { ...messageOf(params), attempt: params.attempt_id }),
  "messageAttempt.resend": (ctx, { params }) =>
    resendDelivery(ctx, { ...messageOf(params), endpoint: params.endpoint_id }),
};

function messageOf(params: { app_id: string; msg_id: string }) {
  return { application: params.app_id, message: params.msg_id };
}

function endpointOf(params: { app_id: string; endpoint_id: string }) {
  return { application: params.app_id, endpoint: params.endpoint_id };
}
