import {
  type EndpointReport,
  latencyBucket,
  type MessageToSend,
  type Outcome,
  type ReportedAttempt,
  type RollupDelta,
} from "@posthorn/queue";

/** One thing to write: an outcome, and what figures and health need of it. */
export type OutcomeEntry = {
  outcome: Outcome;
  applicationId: string;
  /** Null: it is gone with its partition, and counts nowhere. */
  message: Pick<MessageToSend, "environmentId" | "eventType"> | null;
  /** Why its attempt failed; null where it did not, or where there was none. */
  reason: string | null;
  at: number;
};

const minuteMs = 60_000;

/** What a batch says of each endpoint that was tried, in the order of the outcomes. */
export function endpointReports(entries: readonly OutcomeEntry[]): EndpointReport[] {
  const reports = new Map<string, EndpointReport>();
  for (const { outcome, reason, at } of entries) {
    const { attempt } = outcome;
    if (!attempt) continue;
    const report = reports.get(outcome.endpointId) ?? emptyReport(outcome.endpointId);
    reports.set(outcome.endpointId, report);
    const reported: ReportedAttempt = { messageId: outcome.messageId, at, attempt };
    if (reason === null) succeed(report, reported);
    else fail(report, reported, reason);
    if (outcome.verdict === "exhausted" && outcome.trigger === 0) report.exhausted.push(reported);
  }
  return [...reports.values()];
}

function emptyReport(endpointId: string): EndpointReport {
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
  };
}

function succeed(report: EndpointReport, reported: ReportedAttempt): void {
  report.lastSuccess = reported;
  report.hasSucceeded = true;
  report.failures = 0;
  report.isSlow = false;
  report.isGone = false;
}

function fail(report: EndpointReport, reported: ReportedAttempt, reason: string): void {
  if (report.failures === 0) report.firstFailureAt = reported.at;
  report.failures += 1;
  report.lastFailure = reported;
  report.lastFailureAt = reported.at;
  report.lastReason = reason;
  report.isSlow = reason === "timeout";
  if (reported.attempt.responseStatus === 410) report.isGone = true;
}

/** The figures of a batch: attempts by outcome and duration, and deliveries that ended without success. */
export function rollupDeltas(entries: readonly OutcomeEntry[]): RollupDelta[] {
  const counts = new Map<string, RollupDelta>();
  const add = (entry: OutcomeEntry, counted: string, bucket: number) => {
    const { message, outcome, applicationId, at } = entry;
    if (!message) return;
    const { environmentId, eventType } = message;
    const minute = Math.floor(at / minuteMs);
    const text = `${minute}\0${outcome.endpointId}\0${eventType}\0${counted}\0${bucket}`;
    const delta = counts.get(text);
    if (delta) delta[7] += 1;
    else
      counts.set(text, [
        minute,
        environmentId,
        applicationId,
        outcome.endpointId,
        eventType,
        counted,
        bucket,
        1,
      ]);
  };
  for (const entry of entries) {
    const { attempt, verdict, trigger } = entry.outcome;
    if (attempt) add(entry, attempt.succeeded ? "succeeded" : "failed", latencyBucket(attempt.durationMs));
    // A resend that fails ends nothing.
    if (trigger === 0 && (verdict === "exhausted" || verdict === "cancelled")) add(entry, verdict, -1);
  }
  return [...counts.values()];
}
