import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { buildOutcome, buildReport } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { type EndpointReport, type Outcome, type RollupDelta, record } from "./record.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

describe("record", () => {
  it("moves a delivery that succeeded from the queue to history, with its attempt and its answer", async () => {
    const delivery = await claimOne();
    const outcome = buildOutcome(delivery);
    const { environmentId, application, endpoint } = stage;
    const delta: RollupDelta = [1, environmentId, application, endpoint, "order.created", "succeeded", 3, 1];
    await write([outcome], [delta]);
    expect(await queued(delivery)).toEqual([]);
    expect(await history(delivery)).toMatchObject({ state: "succeeded", attemptCount: 1, reason: null });
    const attempts = await stage.prisma.attempt.findMany({ where: { messageId: delivery.messageId } });
    expect(attempts).toMatchObject([{ id: outcome.attempt?.id, succeeded: true, late: false, trigger: 0 }]);
    const bodies = await stage.prisma.responseBody.findMany({ where: { messageId: delivery.messageId } });
    expect(bodies).toMatchObject([{ body: "ok", isBase64: false, retentionClass: 30 }]);
    const deltas = await stage.prisma.rollupDelta.findMany();
    expect(deltas.map((row) => row.deltas)).toContainEqual([delta]);
  });

  it("sets a failed delivery for its next try and lets go of the lease", async () => {
    const delivery = await claimOne();
    const before = Date.now();
    await write([buildOutcome(delivery, { verdict: "retry", retryDelayMs: 300_000 })]);
    const [row] = await queued(delivery);
    expect(row).toMatchObject({ attemptNumber: 1, isLeased: false, holdsSlot: false, gate: null });
    expect(row?.dueAt.getTime()).toBeGreaterThan(before + 299_000);
    expect(await history(delivery)).toBeNull();
  });

  it("sets one for the longest delay there is", async () => {
    const delivery = await claimOne();
    const longestMs = 2_592_000 * 1.2 * 2 * 1000;
    await write([buildOutcome(delivery, { verdict: "retry", retryDelayMs: longestMs })]);
    const [row] = await queued(delivery);
    expect(row?.dueAt.getTime()).toBeGreaterThan(Date.now() + longestMs - 60_000);
  });

  it("keeps the attempt of a late outcome and lets it change nothing", async () => {
    const first = await claimOne();
    await stage.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    await claim(stage.pool, 1);
    await write([buildOutcome(first, { verdict: "exhausted", reason: "attempts_used" })]);
    expect(await queued(first)).toMatchObject([{ leaseNumber: 2, isLeased: true, attemptNumber: 0 }]);
    expect(await history(first)).toBeNull();
    const attempts = await stage.prisma.attempt.findMany({ where: { messageId: first.messageId } });
    expect(attempts).toMatchObject([{ late: true }]);
  });

  it("parks a retry behind the gate of its endpoint, or of its application", async () => {
    const [delivery, other] = [await claimOne(), await claimOne()];
    await stage.prisma.gate.createMany({
      data: [
        { ownerId: stage.endpoint, rate: 5 },
        { ownerId: stage.application, rate: 9 },
      ],
    });
    await write([buildOutcome(delivery, { verdict: "retry", retryDelayMs: 1_000 })]);
    expect(await queued(delivery)).toMatchObject([{ gate: stage.endpoint }]);
    await stage.prisma.gate.delete({ where: { ownerId: stage.endpoint } });
    await write([buildOutcome(other, { verdict: "retry", retryDelayMs: 1_000 })]);
    expect(await queued(other)).toMatchObject([{ gate: stage.application }]);
  });

  describe("of a resend", () => {
    it("ends the open delivery when it succeeds", async () => {
      const scheduled = await failedOnce();
      const manual = await claimManual(scheduled);
      await write([buildOutcome(manual)]);
      expect(await queued(scheduled)).toEqual([]);
      expect(await history(scheduled)).toMatchObject({ state: "succeeded" });
    });

    it("leaves the open delivery its schedule when it fails", async () => {
      const scheduled = await failedOnce();
      const [before] = await queued(scheduled);
      const manual = await claimManual(scheduled);
      await write([buildOutcome(manual, { verdict: "retry", retryDelayMs: 5_000 })]);
      expect(await queued(scheduled)).toEqual([before]);
    });

    it("changes a delivery that has ended only when it succeeds", async () => {
      const scheduled = await claimOne();
      await write([buildOutcome(scheduled, { verdict: "exhausted", reason: "attempts_used" })]);
      const failing = await claimManual(scheduled);
      await write([buildOutcome(failing, { verdict: "exhausted", reason: "attempts_used" })]);
      expect(await history(scheduled)).toMatchObject({ state: "exhausted", reason: "attempts_used" });
      const succeeding = await claimManual(scheduled);
      await write([buildOutcome(succeeding)]);
      expect(await history(scheduled)).toMatchObject({ state: "succeeded", reason: null });
    });

    it.each(["exhausted", "retry"] as const)(
      "wins over the %s of the same delivery in the same batch",
      async (verdict) => {
        const scheduled = await claimOne();
        const manual = await claimManual(scheduled);
        await write([buildOutcome(scheduled, { verdict }), buildOutcome(manual)]);
        expect(await queued(scheduled)).toEqual([]);
        expect(await history(scheduled)).toMatchObject({ state: "succeeded", reason: null });
      },
    );
  });

  it("counts failures in a row and answers each change", async () => {
    const first = await report({ failures: 2, firstFailureAt: 1_000, lastReason: "timeout" });
    expect(first).toEqual([
      { endpointId: stage.endpoint, failuresBefore: 0, failuresNow: 2, firstFailureAt: new Date(1_000) },
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
    expect(await stage.prisma.gate.findUnique({ where: { ownerId: stage.endpoint } })).toMatchObject({
      isSlow: true,
    });
    await report({ hasSucceeded: true });
    expect(await stage.prisma.gate.findUnique({ where: { ownerId: stage.endpoint } })).toMatchObject({
      isSlow: false,
    });
  });

  it("takes it away too when the endpoint fails in another way than a time-out", async () => {
    await report({ failures: 1, lastReason: "timeout", isSlow: true });
    await report({ failures: 1, lastReason: "status_500" });
    expect(await stage.prisma.gate.findUnique({ where: { ownerId: stage.endpoint } })).toMatchObject({
      isSlow: false,
    });
  });

  it("lets two workers write the same endpoints in opposite orders", async () => {
    const endpoints = await Promise.all(
      Array.from({ length: 20 }, () => buildEndpoint(stage.prisma, stage.application)),
    );
    const reports = endpoints.map((endpointId) => buildReport(endpointId, { failures: 1 }));
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        record(stage.pool, [], index % 2 ? reports : reports.toReversed(), []),
      ),
    );
    const health = await stage.prisma.endpointHealth.findMany();
    expect(health.map((row) => row.consecutiveFailures)).toEqual(Array(20).fill(8));
  });
});

async function claimOne(): Promise<ClaimedDelivery> {
  const [delivery] = await stage.claimMany(1);
  return delivery as ClaimedDelivery;
}

async function failedOnce(): Promise<ClaimedDelivery> {
  const delivery = await claimOne();
  await write([buildOutcome(delivery, { verdict: "retry", retryDelayMs: 3_600_000 })]);
  return delivery;
}

async function claimManual({
  messageId,
  endpointId,
  applicationId,
}: ClaimedDelivery): Promise<ClaimedDelivery> {
  await stage.prisma.queuedDelivery.create({
    data: { messageId, endpointId, applicationId, trigger: 1, dueAt: new Date() },
  });
  const claimed = await claim(stage.pool, 10);
  return claimed.find((delivery) => delivery.trigger === 1) as ClaimedDelivery;
}

async function write(outcomes: Outcome[], deltas: RollupDelta[] = []): Promise<void> {
  await record(stage.pool, outcomes, [], deltas);
}

async function report(change: Partial<EndpointReport>) {
  return await record(stage.pool, [], [buildReport(stage.endpoint, change)], []);
}

async function queued({ messageId, endpointId }: ClaimedDelivery) {
  return await stage.prisma.queuedDelivery.findMany({ where: { messageId, endpointId, trigger: 0 } });
}

async function history({ messageId, endpointId }: ClaimedDelivery) {
  return await stage.prisma.delivery.findUnique({
    where: { messageId_endpointId: { messageId, endpointId } },
  });
}
