import { expungedResponse, type MessageAttemptOut } from "@posthorn/contract";
import { timeOfId } from "@posthorn/db";
import {
  type AttemptRow,
  findMessagesById,
  loadResponseBodies,
  type MessageRow,
  measureResponseBodies,
  type ResponseBody,
} from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import type { AttemptDetail } from "../delivery/attempt-detail.ts";
import { wireStatus } from "../delivery/delivery-status.ts";
import { messageOut } from "../message/message-out.ts";

export type AttemptOptions = { isWithContent: boolean; isWithMessage: boolean };

/** Attempts as the API answers them. A failed attempt is `fail`, whatever its delivery has become. */
export async function presentAttempts(
  ctx: Pick<Ctx, "pool" | "now">,
  rows: readonly AttemptRow[],
  { isWithContent, isWithMessage }: AttemptOptions,
): Promise<MessageAttemptOut[]> {
  const isMessageNeeded = isWithContent || isWithMessage;
  const messages = isMessageNeeded ? await messagesOf(ctx, rows) : new Map<string, MessageRow>();
  const bodies = isWithContent ? await loadResponseBodies(ctx.pool, withClasses(rows, messages)) : undefined;
  return rows.map((row) => {
    const message = messages.get(row.messageId);
    return {
      ...attemptOut(row, isWithContent),
      ...(bodies ? responseOf(bodies.get(row.id), message, ctx.now()) : { response: "" }),
      ...(isWithMessage && message && { msg: messageOut(message) }),
    };
  });
}

/** What each attempt adds to an answer with content: what is kept of its answer, its headers, its URL. */
export async function sizesOfAttempts(
  ctx: Pick<Ctx, "pool">,
  rows: readonly AttemptRow[],
): Promise<number[]> {
  const bytes = await measureResponseBodies(ctx.pool, withClasses(rows, await messagesOf(ctx, rows)));
  return rows.map((row) => (bytes.get(row.id) ?? 0) + row.detail.length + row.url.length);
}

function attemptOut(row: AttemptRow, isWithContent: boolean): Omit<MessageAttemptOut, "response"> {
  // What the worker wrote beside the columns; its shape is AttemptDetail.
  const detail = JSON.parse(row.detail) as Partial<AttemptDetail>;
  return {
    id: row.id,
    msgId: row.messageId,
    endpointId: row.endpointId,
    url: row.url,
    responseStatusCode: row.responseStatus,
    responseDurationMs: row.durationMs,
    ...wireStatus(row.succeeded ? "success" : "fail"),
    triggerType: row.trigger,
    timestamp: new Date(timeOfId(row.id)).toISOString(),
    reason: detail.reason ?? null,
    attemptNumber: row.trigger === 1 ? null : row.attemptNumber,
    timings: detail.timings ?? null,
    remoteAddress: detail.remoteAddress ?? null,
    isConnectionReused: detail.isConnectionReused ?? null,
    ...(detail.isResponseCut && { isResponseCut: true }),
    ...(row.late && { isLate: true }),
    ...(isWithContent && {
      requestHeaders: detail.requestHeaders ?? null,
      responseHeaders: detail.responseHeaders ?? null,
    }),
  };
}

function messagesOf(ctx: Pick<Ctx, "pool">, rows: readonly AttemptRow[]): Promise<Map<string, MessageRow>> {
  return findMessagesById(
    ctx.pool,
    rows.map((row) => row.messageId),
  );
}

/** Where the answers of attempts are kept: in the class of their message. */
function withClasses(rows: readonly AttemptRow[], messages: ReadonlyMap<string, MessageRow>) {
  return rows.flatMap(({ id, messageId }) => {
    const message = messages.get(messageId);
    return message ? [{ id, messageId, retentionClass: message.retentionClass }] : [];
  });
}

// An answer is kept no longer than the payload that it answers.
function responseOf(
  kept: ResponseBody | undefined,
  message: MessageRow | undefined,
  now: Date,
): Pick<MessageAttemptOut, "response" | "responseEncoding"> {
  if (!kept || !message) return { response: "" };
  if (kept.body === null || message.payloadExpiresAt <= now) return { response: expungedResponse };
  return { response: kept.body, responseEncoding: kept.isBase64 ? "base64" : "text" };
}
