import { createId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { publish } from "./publish.ts";
import { type EndpointReport, type Outcome, type ReportedAttempt, record } from "./record.ts";

let database: TestDatabase;
let environmentId: string;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.pool.query("truncate delivery_queue, gates, endpoint_health, rollup_deltas");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

describe("record", () => {
  it("moves a delivery that succeeded from the queue to history, with its attempt and its answer", async () => {
    const delivery = await claimOne();
    const outcome = outcomeOf(delivery, { verdict: "succeeded" });
    await write([outcome], [[1, environmentId, application, endpoint, "order.created", "succeeded", 3, 1]]);
    expect(await queued(delivery)).toEqual([]);
    expect(await history(delivery)).toMatchObject({ state: "succeeded", attemptCount: 1, reason: null });
    const attempts = await database.prisma.attempt.findMany({ where: { messageId: delivery.messageId } });
    expect(attempts).toMatchObject([{ id: outcome.attempt?.id, succeeded: true, late: false, trigger: 0 }]);
    const bodies = await database.prisma.responseBody.findMany({ where: { messageId: delivery.messageId } });
    expect(bodies).toMatchObject([{ body: "ok", isBase64: false, retentionClass: 30 }]);
    const deltas = await database.prisma.rollupDelta.findMany();
    expect(deltas.map((row) => row.deltas)).toContainEqual([
      [1, environmentId, application, endpoint, "order.created", "succeeded", 3, 1],
    ]);
  });

  it("sets a failed delivery for its next try and lets go of the lease", async () => {
    const delivery = await claimOne();
    const before = Date.now();
    await write([outcomeOf(delivery, { verdict: "retry", retryDelayMs: 300_000 })]);
    const [row] = await queued(delivery);
    expect(row).toMatchObject({ attemptNumber: 1, isLeased: false, holdsSlot: false, gate: null });
    expect(row?.dueAt.getTime()).toBeGreaterThan(before + 299_000);
    expect(await history(delivery)).toBeNull();
  });

  it("sets one for the longest delay there is", async () => {
    const delivery = await claimOne();
    const longestMs = 2_592_000 * 1.2 * 2 * 1000;
    await write([outcomeOf(delivery, { verdict: "retry", retryDelayMs: longestMs })]);
    const [row] = await queued(delivery);
    expect(row?.dueAt.getTime()).toBeGreaterThan(Date.now() + longestMs - 60_000);
  });

  it("keeps the attempt of a late outcome and lets it change nothing", async () => {
    const first = await claimOne();
    await database.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    await claim(database.pool, 1);
    await write([outcomeOf(first, { verdict: "exhausted", reason: "attempts_used" })]);
    expect(await queued(first)).toMatchObject([{ leaseNumber: 2, isLeased: true, attemptNumber: 0 }]);
    expect(await history(first)).toBeNull();
    const attempts = await database.prisma.attempt.findMany({ where: { messageId: first.messageId } });
    expect(attempts).toMatchObject([{ late: true }]);
  });

  it("parks a retry behind the gate of its endpoint, or of its application", async () => {
    const [delivery, other] = [await claimOne(), await claimOne()];
    await database.prisma.gate.createMany({
      data: [
        { ownerId: endpoint, rate: 5 },
        { ownerId: application, rate: 9 },
      ],
    });
    await write([outcomeOf(delivery, { verdict: "retry", retryDelayMs: 1_000 })]);
    expect(await queued(delivery)).toMatchObject([{ gate: endpoint }]);
    await database.prisma.gate.delete({ where: { ownerId: endpoint } });
    await write([outcomeOf(other, { verdict: "retry", retryDelayMs: 1_000 })]);
    expect(await queued(other)).toMatchObject([{ gate: application }]);
  });

  describe("of a resend", () => {
    it("ends the open delivery when it succeeds", async () => {
      const scheduled = await failedOnce();
      const manual = await claimManual(scheduled);
      await write([outcomeOf(manual, { verdict: "succeeded" })]);
      expect(await queued(scheduled)).toEqual([]);
      expect(await history(scheduled)).toMatchObject({ state: "succeeded" });
    });

    it("leaves the open delivery its schedule when it fails", async () => {
      const scheduled = await failedOnce();
      const [before] = await queued(scheduled);
      const manual = await claimManual(scheduled);
      await write([outcomeOf(manual, { verdict: "retry", retryDelayMs: 5_000 })]);
      expect(await queued(scheduled)).toEqual([before]);
    });

    it("changes a delivery that has ended only when it succeeds", async () => {
      const scheduled = await claimOne();
      await write([outcomeOf(scheduled, { verdict: "exhausted", reason: "attempts_used" })]);
      const failing = await claimManual(scheduled);
      await write([outcomeOf(failing, { verdict: "exhausted", reason: "attempts_used" })]);
      expect(await history(scheduled)).toMatchObject({ state: "exhausted", reason: "attempts_used" });
      const succeeding = await claimManual(scheduled);
      await write([outcomeOf(succeeding, { verdict: "succeeded" })]);
      expect(await history(scheduled)).toMatchObject({ state: "succeeded", reason: null });
    });

    it.each(["exhausted", "retry"] as const)(
      "wins over the %s of the same delivery in the same batch",
      async (verdict) => {
        const scheduled = await claimOne();
        const manual = await claimManual(scheduled);
        await write([outcomeOf(scheduled, { verdict }), outcomeOf(manual, { verdict: "succeeded" })]);
        expect(await queued(scheduled)).toEqual([]);
        expect(await history(scheduled)).toMatchObject({ state: "succeeded", reason: null });
      },
    );
  });

  it("counts failures in a row and answers each change", async () => {
    const first = await report({ failures: 2, firstFailureAt: 1_000, lastReason: "timeout" });
    expect(first).toEqual([
      { endpointId: endpoint, failuresBefore: 0, failuresNow: 2, firstFailureAt: new Date(1_000) },
    ]);
    const second = await report({ failures: 3, firstFailureAt: 9_000, lastReason: "status_500" });
    expect(second).toMatchObject([{ failuresBefore: 2, failuresNow: 5, firstFailureAt: new Date(1_000) }]);
    expect(await report({ hasSucceeded: true })).toMatchObject([{ failuresBefore: 5, failuresNow: 0 }]);
    expect(await report({ hasSucceeded: true })).toEqual([]);
    const mixed = await report({
      hasSucceeded: true,
      failures: 1,
      firstFailureAt: 20_000,
      lastReason: "dns",
    });
    expect(mixed).toMatchObject([{ failuresNow: 1, firstFailureAt: new Date(20_000) }]);
  });

  it("puts an endpoint that timed out behind a gate, and takes the gate away when it answers", async () => {
    await report({ failures: 1, lastReason: "timeout", isSlow: true });
    expect(await database.prisma.gate.findUnique({ where: { ownerId: endpoint } })).toMatchObject({
      isSlow: true,
    });
    await report({ hasSucceeded: true });
    expect(await database.prisma.gate.findUnique({ where: { ownerId: endpoint } })).toMatchObject({
      isSlow: false,
    });
  });

  it("takes it away too when the endpoint fails in another way than a time-out", async () => {
    await report({ failures: 1, lastReason: "timeout", isSlow: true });
    await report({ failures: 1, lastReason: "status_500" });
    expect(await database.prisma.gate.findUnique({ where: { ownerId: endpoint } })).toMatchObject({
      isSlow: false,
    });
  });

  it("lets two workers write the same endpoints in opposite orders", async () => {
    const endpoints = await Promise.all(
      Array.from({ length: 20 }, () => buildEndpoint(database.prisma, application)),
    );
    const reports = endpoints.map((endpointId) => ({ ...emptyReport, endpointId, failures: 1 }));
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        record(database.pool, [], index % 2 ? reports : reports.toReversed(), []),
      ),
    );
    const health = await database.prisma.endpointHealth.findMany();
    expect(health.map((row) => row.consecutiveFailures)).toEqual(Array(20).fill(8));
  });
});

async function claimOne(): Promise<ClaimedDelivery> {
  await publish(database.pool, [buildMessage({ environmentId, application })]);
  const [delivery] = await claim(database.pool, 1);
  return delivery as ClaimedDelivery;
}

async function failedOnce(): Promise<ClaimedDelivery> {
  const delivery = await claimOne();
  await write([outcomeOf(delivery, { verdict: "retry", retryDelayMs: 3_600_000 })]);
  return delivery;
}

async function claimManual({
  messageId,
  endpointId,
  applicationId,
}: ClaimedDelivery): Promise<ClaimedDelivery> {
  await database.prisma.queuedDelivery.create({
    data: { messageId, endpointId, applicationId, trigger: 1, dueAt: new Date() },
  });
  const claimed = await claim(database.pool, 10);
  return claimed.find((delivery) => delivery.trigger === 1) as ClaimedDelivery;
}

function outcomeOf(delivery: ClaimedDelivery, change: Partial<Outcome>): Outcome {
  const { messageId, endpointId, trigger, leaseNumber } = delivery;
  const succeeded = change.verdict === "succeeded";
  return {
    messageId,
    endpointId,
    trigger,
    leaseNumber,
    verdict: "succeeded",
    reason: null,
    retryDelayMs: 0,
    attemptNumber: delivery.attemptNumber + 1,
    attempt: {
      id: createId("atmpt"),
      succeeded,
      responseStatus: succeeded ? 200 : 500,
      durationMs: 12,
      url: "https://kopi.example/hooks",
      reason: succeeded ? null : "status",
      detail: "{}",
      responseBody: { retentionClass: 30, text: "ok", isBase64: false },
    },
    ...change,
  };
}

async function write(outcomes: Outcome[], deltas: Parameters<typeof record>[3] = []): Promise<void> {
  await record(database.pool, outcomes, [], deltas);
}

const emptyReport = {
  hasSucceeded: false,
  failures: 0,
  exhausted: [] as ReportedAttempt[],
  lastFailure: null,
  lastSuccess: null,
  firstFailureAt: 0,
  lastFailureAt: 0,
  lastReason: "",
  isSlow: false,
  isGone: false,
};

async function report(change: Partial<EndpointReport>) {
  return await record(database.pool, [], [{ ...emptyReport, endpointId: endpoint, ...change }], []);
}

async function queued({ messageId, endpointId }: ClaimedDelivery) {
  return await database.prisma.queuedDelivery.findMany({ where: { messageId, endpointId, trigger: 0 } });
}

async function history({ messageId, endpointId }: ClaimedDelivery) {
  return await database.prisma.delivery.findUnique({
    where: { messageId_endpointId: { messageId, endpointId } },
  });
}
