import { expungeMessageContent, getMessage, listMessages } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const messageHandlers: Handlers<"message.list" | "message.get" | "message.expungeContent"> = {
  "message.list": (ctx, { params, query }) => listMessages(ctx, { application: params.app_id, query }),
  "message.get": (ctx, { params, query }) => getMessage(ctx, { ...refOf(params), query }),
  "message.expungeContent": (ctx, { params }) => expungeMessageContent(ctx, refOf(params)),
};

function refOf(params: { app_id: string; msg_id: string }) {
  return { application: params.app_id, message: params.msg_id };
}
