import { loadPayloads } from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import type { MessageRef } from "./get-message.ts";
import { loadMessage } from "./load-message.ts";
import { hasPayload } from "./message-out.ts";

/** The payload as it was published and is sent, JSON or not. */
export type PayloadText = { text: string; contentType: string };

/** The exact text of a payload, for eyes; null when it is expunged or past its retention. */
export async function getPayload(ctx: Ctx, input: MessageRef): Promise<PayloadText | null> {
  requirePermission(ctx, "read");
  const application = await loadApplicationToRead(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  if (!hasPayload(message, ctx.now())) return null;
  const text = (await loadPayloads(ctx.pool, [message])).get(message.id);
  return text === undefined ? null : { text, contentType: message.contentType ?? "application/json" };
}
