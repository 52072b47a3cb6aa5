import type { Outcome } from "@posthorn/queue";
import { describe, expect, it } from "vitest";
import { endpointReports, type OutcomeEntry, rollupDeltas } from "./outcome-batch.ts";

function entry(status: number, change: Partial<Outcome> = {}): OutcomeEntry {
  const succeeded = status < 300;
  return {
    outcome: {
      messageId: "msg_1",
      endpointId: "ep_1",
      trigger: 0,
      leaseNumber: 1,
      verdict: succeeded ? "succeeded" : "retry",
      reason: null,
      retryDelayMs: 0,
      attemptNumber: 1,
      attempt: {
        id: "atmpt_1",
        succeeded,
        responseStatus: status,
        durationMs: 5,
        url: "https://kopi.example",
        reason: succeeded ? null : "status",
        detail: "{}",
        responseBody: null,
      },
      ...change,
    },
    applicationId: "app_1",
    message: { environmentId: "env_1", eventType: "order.created" },
    reason: succeeded ? null : `status_${status}`,
    at: 60_000,
  };
}

describe("endpointReports", () => {
  it("remembers a 410 that another failure follows, and forgets it at a success", () => {
    expect(endpointReports([entry(410), entry(503)])).toMatchObject([
      { isGone: true, failures: 2, lastReason: "status_503" },
    ]);
    expect(endpointReports([entry(410), entry(204)])).toMatchObject([{ isGone: false, failures: 0 }]);
    expect(endpointReports([entry(503)])).toMatchObject([{ isGone: false }]);
  });
});

describe("rollupDeltas", () => {
  it("counts an end where a scheduled delivery ended, and none at a resend that failed", () => {
    const ended = { verdict: "exhausted", reason: "attempts_used" } as const;
    const outcomesOf = (entries: OutcomeEntry[]) =>
      rollupDeltas(entries).map((delta) => [delta[5], delta[7]]);
    expect(outcomesOf([entry(500, ended)])).toEqual([
      ["failed", 1],
      ["exhausted", 1],
    ]);
    expect(outcomesOf([entry(500, { ...ended, trigger: 1 })])).toEqual([["failed", 1]]);
  });
});
