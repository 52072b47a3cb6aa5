import {
  type EndpointReport,
  latencyBucket,
  type Outcome,
  type ReportedAttempt,
  type RollupDelta,
} from "@posthorn/queue";
import type { Delivered } from "./deliver-one.ts";

/** One thing to write: an outcome, and what was tried if anything was. */
export type OutcomeEntry = { outcome: Outcome; applicationId: string; delivered: Delivered | null };

const minuteMs = 60_000;

/** What a batch says of each endpoint that was tried, in the order of the outcomes. */
export function endpointReports(entries: readonly OutcomeEntry[]): EndpointReport[] {
  const reports = new Map<string, EndpointReport>();
  for (const { outcome, delivered } of entries) {
    const attempt = delivered?.outcome.attempt;
    if (!attempt) continue;
    const report = reports.get(outcome.endpointId) ?? emptyReport(outcome.endpointId);
    reports.set(outcome.endpointId, report);
    const reported: ReportedAttempt = { messageId: outcome.messageId, at: delivered.at, attempt };
    if (delivered.reason === null) succeed(report, reported);
    else fail(report, reported, delivered.reason);
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
  };
}

function succeed(report: EndpointReport, reported: ReportedAttempt): void {
  report.lastSuccess = reported;
  report.hasSucceeded = true;
  report.failures = 0;
  report.isSlow = false;
}

function fail(report: EndpointReport, reported: ReportedAttempt, reason: string): void {
  if (report.failures === 0) report.firstFailureAt = reported.at;
  report.failures += 1;
  report.lastFailure = reported;
  report.lastFailureAt = reported.at;
  report.lastReason = reason;
  report.isSlow = reason === "timeout";
}

/** The figures of a batch: attempts by outcome and duration, and deliveries that ended. */
export function rollupDeltas(entries: readonly OutcomeEntry[]): RollupDelta[] {
  const counts = new Map<string, RollupDelta>();
  const add = (...key: [number, string, string, string, string, string, number]) => {
    const text = key.join("\0");
    const delta = counts.get(text);
    if (delta) delta[7] += 1;
    else counts.set(text, [...key, 1]);
  };
  for (const { outcome, applicationId, delivered } of entries) {
    if (!delivered?.outcome.attempt) continue;
    const { message, at } = delivered;
    const { attempt } = delivered.outcome;
    const minute = Math.floor(at / minuteMs);
    const bucket = latencyBucket(attempt.durationMs);
    const result = attempt.succeeded ? "succeeded" : "failed";
    add(minute, message.environmentId, applicationId, outcome.endpointId, message.eventType, result, bucket);
    if (outcome.verdict === "exhausted" || outcome.verdict === "cancelled") {
      add(
        minute,
        message.environmentId,
        applicationId,
        outcome.endpointId,
        message.eventType,
        outcome.verdict,
        -1,
      );
    }
  }
  return [...counts.values()];
}
