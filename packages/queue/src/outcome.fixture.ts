import { createId } from "@posthorn/db";
import type { ClaimedDelivery } from "./claim.ts";
import type { EndpointReport, Outcome, RecordedAttempt } from "./record.ts";

/** What became of a delivery, by an attempt that says the same; a success until told otherwise. */
export function buildOutcome(delivery: ClaimedDelivery | undefined, change: Partial<Outcome> = {}): Outcome {
  if (!delivery) throw new Error("nothing was taken");
  const { messageId, endpointId, trigger, leaseNumber, attemptNumber } = delivery;
  const { verdict = "succeeded" } = change;
  return {
    ...{ messageId, endpointId, trigger, leaseNumber, verdict, reason: null, retryDelayMs: 0 },
    attemptNumber: attemptNumber + 1,
    attempt: buildAttempt(verdict === "succeeded" ? 200 : 500),
    ...change,
  };
}

export function buildAttempt(responseStatus: number, change: Partial<RecordedAttempt> = {}): RecordedAttempt {
  const succeeded = responseStatus < 300;
  const reason = { code: "status", params: { statusCode: responseStatus } };
  return {
    id: createId("atmpt"),
    succeeded,
    responseStatus,
    durationMs: 12,
    url: "https://kopi.example/hooks",
    reason: succeeded ? null : reason.code,
    detail: JSON.stringify(succeeded ? {} : { reason }),
    responseBody: { retentionClass: 30, text: "ok", isBase64: false },
    ...change,
  };
}

/** Nothing to say of an endpoint, but for what the test says. */
export function buildReport(endpointId: string, change: Partial<EndpointReport> = {}): EndpointReport {
  return {
    endpointId,
    hasSucceeded: false,
    failures: 0,
    exhausted: [],
    lastFailure: null,
    lastSuccess: null,
    firstFailureAt: 0,
    lastFailureAt: 0,
    lastReason: "",
    isSlow: false,
    isGone: false,
    ...change,
  };
}
