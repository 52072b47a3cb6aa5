import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claim } from "./claim.ts";
import { buildAttempt, buildOutcome } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import type { RollupDelta } from "./record.ts";
import { recordSucceeded } from "./record-succeeded.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

describe("recordSucceeded", () => {
  it.each([true, false])(
    "moves deliveries to history with attempts and figures (answers: %s)",
    async (hasBody) => {
      const deliveries = await stage.claimMany(3);
      const bodyChange = hasBody ? {} : { responseBody: null };
      const outcomes = deliveries.map((delivery) =>
        buildOutcome(delivery, { attempt: buildAttempt(200, bodyChange) }),
      );

      expect(await recordSucceeded(stage.pool, outcomes.toReversed(), [deltaOf(3)])).toBe(true);

      expect(await stage.prisma.queuedDelivery.count()).toBe(0);
      for (const { messageId, attempt } of outcomes) {
        const where = { messageId };
        expect(await stage.prisma.delivery.findMany({ where })).toMatchObject([
          { endpointId: stage.endpoint, state: "succeeded", reason: null, attemptCount: 1 },
        ]);
        expect(await stage.prisma.attempt.findMany({ where })).toMatchObject([
          { id: attempt?.id, succeeded: true, late: false, trigger: 0, responseStatus: 200, durationMs: 12 },
        ]);
        expect(await stage.prisma.responseBody.count({ where })).toBe(hasBody ? 1 : 0);
      }
      const deltas = await stage.prisma.rollupDelta.findMany();
      expect(deltas.flatMap((row) => row.deltas)).toContainEqual(deltaOf(3));
    },
  );

  it("keeps the attempt of a late outcome and leaves the delivery to who holds it now", async () => {
    const [first] = await stage.claimMany(1);
    await stage.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    await claim(stage.pool, 1);

    expect(await recordSucceeded(stage.pool, [buildOutcome(first)], [])).toBe(true);

    expect(await stage.prisma.queuedDelivery.findMany()).toMatchObject([{ leaseNumber: 2, isLeased: true }]);
    expect(await stage.prisma.delivery.count({ where: { messageId: first?.messageId ?? "" } })).toBe(0);
    const attempts = await stage.prisma.attempt.findMany({ where: { messageId: first?.messageId ?? "" } });
    expect(attempts).toMatchObject([{ late: true }]);
  });

  it.each([
    ["has failures behind it", () => addFailures()],
    ["counts as slow", () => stage.prisma.gate.create({ data: { ownerId: stage.endpoint, isSlow: true } })],
    [
      "has its gate closed",
      () => stage.prisma.gate.create({ data: { ownerId: stage.endpoint, closedReason: "breaker" } }),
    ],
  ])("writes nothing when an endpoint %s", async (_, trouble) => {
    const deliveries = await stage.claimMany(1);
    await trouble();
    const outcomes = deliveries.map((delivery) => buildOutcome(delivery));
    const deltas = await stage.prisma.rollupDelta.count();

    expect(await recordSucceeded(stage.pool, outcomes, [deltaOf(1)])).toBe(false);

    expect(await stage.prisma.queuedDelivery.count()).toBe(1);
    const where = { messageId: outcomes[0]?.messageId ?? "" };
    expect(await stage.prisma.attempt.count({ where })).toBe(0);
    expect(await stage.prisma.responseBody.count({ where })).toBe(0);
    expect(await stage.prisma.rollupDelta.count()).toBe(deltas);
  });
});

async function addFailures(): Promise<unknown> {
  return await stage.prisma.endpointHealth.create({
    data: { endpointId: stage.endpoint, consecutiveFailures: 2 },
  });
}

function deltaOf(count: number): RollupDelta {
  const { environmentId, application, endpoint } = stage;
  return [1, environmentId, application, endpoint, "order.created", "succeeded", 3, count];
}
