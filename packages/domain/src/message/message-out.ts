import { expiredPayload, type MessageOut } from "@posthorn/contract";
import { timeOfId } from "@posthorn/db";
import { loadPayloads, type MessageRow } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { rawJson } from "./raw-json.ts";

/** What a message says, as the API answers it. */
type AnsweredPayload = Pick<MessageOut, "payload" | "rawPayload">;

/** A message as the API answers it. */
export function messageOut(row: MessageRow, said: AnsweredPayload = { payload: {} }): MessageOut {
  return {
    id: row.id,
    eventId: row.eventId,
    eventType: row.eventType,
    ...said,
    channels: row.channels.length > 0 ? row.channels : null,
    tags: row.tags.length > 0 ? row.tags : null,
    timestamp: new Date(timeOfId(row.id)).toISOString(),
    deliverAt: null,
    ...(row.contentType !== null && { contentType: row.contentType }),
  };
}

/**
 * The payloads of messages as the API answers them: the stored text as it is, `{}` and beside it the text for one
 * that is no JSON, and `{"expired":true}` where it is expunged or past its retention.
 */
export async function loadAnsweredPayloads(
  ctx: Pick<Ctx, "pool" | "now">,
  rows: readonly MessageRow[],
): Promise<Map<string, AnsweredPayload>> {
  const whole = rows.filter((row) => hasPayload(row, ctx.now()));
  const texts = await loadPayloads(ctx.pool, whole);
  return new Map(rows.map((row) => [row.id, answeredPayload(row, texts.get(row.id))]));
}

/** Whether the payload may still be shown and sent. */
export function hasPayload(
  row: Pick<MessageRow, "payloadExpungedAt" | "payloadExpiresAt">,
  now: Date,
): boolean {
  return row.payloadExpungedAt === null && row.payloadExpiresAt > now;
}

function answeredPayload(row: MessageRow, text: string | undefined): AnsweredPayload {
  if (text === undefined) return { payload: expiredPayload };
  return row.contentType === null ? { payload: rawJson(text) } : { payload: {}, rawPayload: text };
}
