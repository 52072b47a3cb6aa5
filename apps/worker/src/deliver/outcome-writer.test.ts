import { createId } from "@posthorn/db";
import { type ClaimedDelivery, claim, publish } from "@posthorn/queue";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OutcomeEntry } from "./outcome-batch.ts";
import { createOutcomeWriter, type OutcomeWriterOptions } from "./outcome-writer.ts";

let database: TestDatabase;
let environmentId: string;
let application: string;
let errors: unknown[];

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate delivery_queue, deliveries, attempts, endpoint_health, gates");
  errors = [];
  application = await buildApplication(database.prisma, environmentId);
  await buildEndpoint(database.prisma, application);
});

describe("a batch that Postgres cannot take", () => {
  it("is halved until the bad row stands alone: its neighbours are written, its own try is counted", async () => {
    const deliveries = await claimMany(9);
    const bad = deliveries[4] as ClaimedDelivery;
    await write(
      deliveries.map((delivery) => entryOf(delivery, delivery === bad ? { body: "a\0b" } : { body: "ok" })),
    );
    expect(errors.length).toBeGreaterThan(0);
    const rows = await database.prisma.queuedDelivery.findMany();
    expect(rows).toHaveLength(9);
    expect(rows.every((row) => row.attemptNumber === 1 && !row.isLeased)).toBe(true);
    const where = { messageId: { in: deliveries.map((delivery) => delivery.messageId) } };
    expect(await database.prisma.responseBody.count({ where })).toBe(8);
    const attempt = await database.prisma.attempt.findFirst({ where: { messageId: bad.messageId } });
    expect(attempt).toMatchObject({ detail: "{}", responseStatus: 500 });
  });

  it("ends what is at its end though not even its attempt can be kept", async () => {
    const [delivery] = (await claimMany(1)) as [ClaimedDelivery];
    await write([entryOf(delivery, { url: "a\0b", verdict: "exhausted" })]);
    expect(await database.prisma.delivery.findMany()).toMatchObject([
      { state: "exhausted", attemptCount: 1 },
    ]);
    expect(await database.prisma.attempt.count()).toBe(0);
  });

  it("is not written for ever when what follows in its transaction breaks", async () => {
    const deliveries = await claimMany(3);
    await write(
      deliveries.map((delivery) => entryOf(delivery, {})),
      {
        onChanges: async () => JSON.parse("no JSON"),
      },
    );
    const rows = await database.prisma.queuedDelivery.findMany();
    expect(rows.map((row) => row.attemptNumber)).toEqual([1, 1, 1]);
    expect(await database.prisma.attempt.count()).toBe(3);
  });
});

describe("a batch that Postgres cannot take now", () => {
  it("is written again, whole, after a deadlock and after its connection broke", async () => {
    const deliveries = await claimMany(3);
    let tries = 0;
    await write(
      deliveries.map((delivery) => entryOf(delivery, { body: "ok" })),
      {
        onChanges: async (client) => {
          tries += 1;
          if (tries === 1) await client.query("do $$ begin raise exception using errcode = '40P01'; end $$");
          if (tries === 2) await client.query("select pg_terminate_backend(pg_backend_pid())");
          return [];
        },
      },
    );
    expect(tries).toBe(3);
    expect(errors).toHaveLength(2);
    const where = { messageId: { in: deliveries.map((delivery) => delivery.messageId) } };
    expect(await database.prisma.responseBody.count({ where })).toBe(3);
    const health = await database.prisma.endpointHealth.findMany();
    expect(health).toMatchObject([{ consecutiveFailures: 3 }]);
  });
});

async function write(entries: OutcomeEntry[], change: Partial<OutcomeWriterOptions> = {}): Promise<void> {
  const writer = createOutcomeWriter({
    pool: database.pool,
    onChanges: async () => [],
    onDisabled: async () => undefined,
    onWritten: () => undefined,
    onError: (error) => errors.push(error),
    ...change,
  });
  for (const entry of entries) writer.add(entry);
  await writer.flush();
  expect(writer.pending()).toBe(0);
}

async function claimMany(count: number): Promise<ClaimedDelivery[]> {
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  await publish(database.pool, messages);
  return await claim(database.pool, count);
}

type EntryChange = { body?: string; url?: string; verdict?: "retry" | "exhausted" };

function entryOf(delivery: ClaimedDelivery, { body, url, verdict = "retry" }: EntryChange): OutcomeEntry {
  const { messageId, endpointId, applicationId, trigger, leaseNumber, attemptNumber } = delivery;
  return {
    applicationId,
    message: { environmentId, eventType: "order.created" },
    reason: "status_500",
    at: Date.now(),
    outcome: {
      ...{ messageId, endpointId, trigger, leaseNumber, verdict },
      reason: verdict === "exhausted" ? "attempts_used" : null,
      retryDelayMs: 60_000,
      attemptNumber: attemptNumber + 1,
      attempt: {
        id: createId("atmpt"),
        succeeded: false,
        responseStatus: 500,
        durationMs: 5,
        url: url ?? "https://kopi.example",
        reason: "status",
        detail: '{"timings":{}}',
        responseBody: body === undefined ? null : { retentionClass: 30, text: body, isBase64: false },
      },
    },
  };
}
