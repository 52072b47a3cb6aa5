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
import type { Outcome, RecordedAttempt } from "./record.ts";
import { recordSucceeded } from "./record-succeeded.ts";

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

describe("recordSucceeded", () => {
  it.each([true, false])(
    "moves deliveries to history with attempts and figures (answers: %s)",
    async (hasBody) => {
      const deliveries = await claimMany(3);
      const outcomes = deliveries.map((delivery) => outcomeOf(delivery, hasBody));
      const delta = [1, environmentId, application, endpoint, "order.created", "succeeded", 3, 3] as const;

      expect(await recordSucceeded(database.pool, outcomes.toReversed(), [[...delta]])).toBe(true);

      expect(await database.prisma.queuedDelivery.count()).toBe(0);
      for (const { messageId, attempt } of outcomes) {
        const where = { messageId };
        expect(await database.prisma.delivery.findMany({ where })).toMatchObject([
          { endpointId: endpoint, state: "succeeded", reason: null, attemptCount: 1 },
        ]);
        expect(await database.prisma.attempt.findMany({ where })).toMatchObject([
          { id: attempt?.id, succeeded: true, late: false, trigger: 0, responseStatus: 204, durationMs: 12 },
        ]);
        expect(await database.prisma.responseBody.count({ where })).toBe(hasBody ? 1 : 0);
      }
      const deltas = await database.prisma.rollupDelta.findMany();
      expect(deltas.flatMap((row) => row.deltas)).toContainEqual(delta);
    },
  );

  it("keeps the attempt of a late outcome and leaves the delivery to who holds it now", async () => {
    const [first] = await claimMany(1);
    await database.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    await claim(database.pool, 1);

    expect(await recordSucceeded(database.pool, [outcomeOf(first as ClaimedDelivery)], [])).toBe(true);

    expect(await database.prisma.queuedDelivery.findMany()).toMatchObject([
      { leaseNumber: 2, isLeased: true },
    ]);
    expect(await database.prisma.delivery.count({ where: { messageId: first?.messageId ?? "" } })).toBe(0);
    const attempts = await database.prisma.attempt.findMany({ where: { messageId: first?.messageId ?? "" } });
    expect(attempts).toMatchObject([{ late: true }]);
  });

  it.each([
    ["has failures behind it", () => addFailures()],
    ["counts as slow", () => database.prisma.gate.create({ data: { ownerId: endpoint, isSlow: true } })],
    [
      "has its gate closed",
      () => database.prisma.gate.create({ data: { ownerId: endpoint, closedReason: "breaker" } }),
    ],
  ])("writes nothing when an endpoint %s", async (_, trouble) => {
    const deliveries = await claimMany(1);
    await trouble();
    const outcomes = deliveries.map((delivery) => outcomeOf(delivery));
    const deltas = await database.prisma.rollupDelta.count();

    const delta = [1, environmentId, application, endpoint, "order.created", "succeeded", 3, 1] as const;
    expect(await recordSucceeded(database.pool, outcomes, [[...delta]])).toBe(false);

    expect(await database.prisma.queuedDelivery.count()).toBe(1);
    const where = { messageId: outcomes[0]?.messageId ?? "" };
    expect(await database.prisma.attempt.count({ where })).toBe(0);
    expect(await database.prisma.responseBody.count({ where })).toBe(0);
    expect(await database.prisma.rollupDelta.count()).toBe(deltas);
  });
});

async function claimMany(count: number): Promise<ClaimedDelivery[]> {
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  await publish(database.pool, messages);
  return await claim(database.pool, count);
}

async function addFailures(): Promise<unknown> {
  return await database.prisma.endpointHealth.create({
    data: { endpointId: endpoint, consecutiveFailures: 2 },
  });
}

function outcomeOf({ messageId, endpointId, leaseNumber }: ClaimedDelivery, hasBody = true): Outcome {
  const responseBody: RecordedAttempt["responseBody"] = { retentionClass: 30, text: "ok", isBase64: false };
  return {
    messageId,
    endpointId,
    trigger: 0,
    leaseNumber,
    verdict: "succeeded",
    reason: null,
    retryDelayMs: 0,
    attemptNumber: 1,
    attempt: {
      id: createId("atmpt"),
      succeeded: true,
      responseStatus: 204,
      durationMs: 12,
      url: "https://kopi.example/hooks",
      reason: null,
      detail: "{}",
      responseBody: hasBody ? responseBody : null,
    },
  };
}
