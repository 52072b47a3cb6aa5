import { lowestId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { publish } from "./publish.ts";
import { type Outcome, record } from "./record.ts";
import { recoverDeliveries } from "./recover-deliveries.ts";
import { resend } from "./resend.ts";

let database: TestDatabase;
let delivery: { messageId: string; endpointId: string; applicationId: string };
let manual: ClaimedDelivery;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const { environmentId } = await buildEnvironment(database.prisma);
  const applicationId = await buildApplication(database.prisma, environmentId);
  const endpointId = await buildEndpoint(database.prisma, applicationId);
  const message = buildMessage({ environmentId, application: applicationId });
  delivery = { messageId: message.id, endpointId, applicationId };
  await publish(database.pool, [message]);
  await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
  expect(await resend(database.pool, delivery, 1)).toBe(true);
  [manual] = (await claim(database.pool, 1)) as [ClaimedDelivery];
});

describe("a recovery and a resend that succeeds, at once", () => {
  it("leave the delivery succeeded where the recovery was first", async () => {
    const client = await database.pool.connect();
    await client.query("begin");
    expect(await recover(client)).toMatchObject({ recovered: 1 });
    const recording = record(database.pool, [outcomeOf(manual)], [], []);
    await untilOneWaits();
    await client.query("commit");
    client.release();
    await recording;
    await expectSucceeded();
  });

  it("leave the delivery succeeded where the resend was first", async () => {
    const client = await database.pool.connect();
    await client.query("begin");
    await record(client, [outcomeOf(manual)], [], []);
    const other = await database.pool.connect();
    const recovering = recover(other);
    await untilOneWaits();
    await client.query("commit");
    client.release();
    expect(await recovering).toMatchObject({ recovered: 0 });
    other.release();
    await expectSucceeded();
  });
});

function recover(client: Parameters<typeof recoverDeliveries>[0]) {
  const range = { from: lowestId("msg", Date.now() - 60_000), to: lowestId("msg", Date.now() + 60_000) };
  return recoverDeliveries(client, delivery, range, 500);
}

async function untilOneWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await database.pool.query(waiting)).rowCount === 0);
}

async function expectSucceeded(): Promise<void> {
  const where = { messageId: delivery.messageId };
  expect(await database.prisma.queuedDelivery.count({ where })).toBe(0);
  expect(await database.prisma.delivery.findMany({ where })).toMatchObject([{ state: "succeeded" }]);
}

function outcomeOf({ messageId, endpointId, trigger, leaseNumber, attemptNumber }: ClaimedDelivery): Outcome {
  return {
    ...{ messageId, endpointId, trigger, leaseNumber, attemptNumber: attemptNumber + 1 },
    ...{ verdict: "succeeded", reason: null, retryDelayMs: 0, attempt: null },
  };
}
