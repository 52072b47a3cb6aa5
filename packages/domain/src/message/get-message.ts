import type { MessageOut, MessageQuery } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { loadMessage } from "./load-message.ts";
import { loadAnsweredPayloads, messageOut } from "./message-out.ts";

/** How every verb of one message is told which: both by id or the host's own id. */
export type MessageRef = { application: string; message: string };

export async function getMessage(ctx: Ctx, input: MessageRef & { query: MessageQuery }): Promise<MessageOut> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  if (!input.query.with_content) return messageOut(message);
  const payloads = await loadAnsweredPayloads(ctx, [message]);
  return messageOut(message, payloads.get(message.id));
}
