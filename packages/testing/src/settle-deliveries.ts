import { createId } from "@posthorn/db";
import { type ClaimedDelivery, claim, type Outcome, record } from "@posthorn/queue";

export type Settled = {
  verdict: Outcome["verdict"];
  status?: number;
  reason?: string;
  retryDelayMs?: number;
  body?: string;
};

/**
 * Claims all that is due and records what the test says of it, as a worker would without the network in between.
 * Answers the attempts' ids by message.
 */
export async function settleDeliveries(
  pool: Parameters<typeof claim>[0],
  decide: (delivery: ClaimedDelivery) => Settled,
): Promise<Map<string, string>> {
  const deliveries = await claim(pool, 1_000);
  const outcomes = deliveries.map((delivery) => outcomeOf(delivery, decide(delivery)));
  await record(pool, outcomes, [], []);
  return new Map(outcomes.map((outcome) => [outcome.messageId, outcome.attempt?.id ?? ""]));
}

function outcomeOf(delivery: ClaimedDelivery, settled: Settled): Outcome {
  const { verdict, status = verdict === "succeeded" ? 200 : 500, body = "" } = settled;
  const succeeded = status >= 200 && status < 300;
  const reason = succeeded ? null : { code: "status", params: { statusCode: status } };
  return {
    messageId: delivery.messageId,
    endpointId: delivery.endpointId,
    trigger: delivery.trigger,
    leaseNumber: delivery.leaseNumber,
    verdict,
    reason: settled.reason ?? (verdict === "exhausted" ? "attempts_used" : null),
    retryDelayMs: settled.retryDelayMs ?? 60_000,
    attemptNumber: delivery.attemptNumber + 1,
    attempt: {
      id: createId("atmpt"),
      succeeded,
      responseStatus: status,
      durationMs: 12,
      url: "https://kopi.example/hooks",
      reason: reason?.code ?? null,
      detail: JSON.stringify({
        ...(reason && { reason }),
        requestHeaders: { "content-type": "application/json" },
        responseHeaders: { server: "nginx" },
        timings: { dnsMs: 1, connectMs: 2, tlsMs: 3, firstByteMs: 4, lastByteMs: 5 },
        remoteAddress: "203.0.113.7",
        isConnectionReused: false,
      }),
      responseBody: body === "" ? null : { retentionClass: 30, text: body, isBase64: false },
    },
  };
}
