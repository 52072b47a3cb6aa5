import { isUtf8 } from "node:buffer";
import { createId } from "@posthorn/db";
import { attemptDetail, buildWebhook, decideOutcome, reasonOf } from "@posthorn/domain";
import { type EgressDispatcher, type SendResponse, type SendResult, send } from "@posthorn/egress";
import type { ClaimedDelivery, MessageToSend, Outcome, RecordedAttempt } from "@posthorn/queue";
import type { ReadyTarget } from "./target-cache.ts";

export type DeliverDeps = { dispatcher: EgressDispatcher; now(): number; random(): number };

/** An outcome with what figures and health need of it; null: nothing was sent and the delivery goes back. */
export type Delivered = { outcome: Outcome; message: MessageToSend; reason: string | null; at: number };

/** Sends one claimed delivery and says what came of it. Never throws for what the network does. */
export async function deliverOne(
  deps: DeliverDeps,
  delivery: ClaimedDelivery,
  message: MessageToSend & { body: string },
  target: ReadyTarget,
): Promise<Delivered | null> {
  const startedAt = deps.now();
  const webhook = buildWebhook(message, target, target.sign, Math.floor(startedAt / 1000));
  const result = await send(deps.dispatcher, {
    url: target.url,
    method: "POST",
    headers: webhook.headers,
    body: webhook.body,
    timeoutMs: target.timeoutMs,
  });
  if (result.outcome === "failure" && (result.reason === "no_socket" || result.reason === "aborted"))
    return null;
  const reason = reasonOf(result);
  const now = deps.now();
  const attemptNumber = delivery.attemptNumber + 1;
  const decision = decideOutcome(answerOf(result), attemptNumber, {
    retrySchedule: target.retrySchedule,
    random: deps.random(),
    now,
  });
  const attempt: RecordedAttempt = {
    id: createId("atmpt", startedAt),
    succeeded: decision.verdict === "succeeded",
    responseStatus: result.outcome === "response" ? result.status : 0,
    durationMs: Math.round(result.timings.totalMs),
    url: target.shownUrl,
    reason: reason?.code ?? null,
    detail: JSON.stringify(attemptDetail(result, sentHeaders(webhook.headers, target), reason)),
    responseBody: result.outcome === "response" ? responseBody(result, message.retentionClass) : null,
  };
  return {
    message,
    at: now,
    reason: reason?.code === "status" ? `status_${reason.params.statusCode}` : (reason?.code ?? null),
    outcome: {
      messageId: delivery.messageId,
      endpointId: delivery.endpointId,
      trigger: delivery.trigger,
      leaseNumber: delivery.leaseNumber,
      verdict: decision.verdict,
      reason: decision.verdict === "exhausted" ? decision.reason : null,
      retryDelayMs: decision.verdict === "retry" ? decision.retryDelayMs : 0,
      attemptNumber,
      attempt,
    },
  };
}

// User and password of the URL go out as this header, unless the endpoint sets one of its own; it is kept masked.
function sentHeaders(headers: Record<string, string>, target: ReadyTarget): Record<string, string> {
  return target.shownUrl === target.url ? headers : { authorization: "", ...headers };
}

/** A delivery that ends without an HTTP try: its endpoint is off or gone, or its payload is. */
export function endUnsent(delivery: ClaimedDelivery, ending: Pick<Outcome, "verdict" | "reason">): Outcome {
  return {
    messageId: delivery.messageId,
    endpointId: delivery.endpointId,
    trigger: delivery.trigger,
    leaseNumber: delivery.leaseNumber,
    ...ending,
    retryDelayMs: 0,
    attemptNumber: delivery.attemptNumber,
    attempt: null,
  };
}

function answerOf(result: SendResult): Parameters<typeof decideOutcome>[0] {
  if (result.outcome === "failure") return { status: null };
  const retryAfter = result.headers["retry-after"];
  return { status: result.status, retryAfter: typeof retryAfter === "string" ? retryAfter : null };
}

// Text where it is text; Postgres takes no NUL.
function responseBody(response: SendResponse, retentionClass: 7 | 30 | 90): RecordedAttempt["responseBody"] {
  const { body } = response;
  if (body.length === 0) return null;
  const isText = isUtf8(body) && !body.includes(0);
  return { retentionClass, text: body.toString(isText ? "utf8" : "base64"), isBase64: !isText };
}
