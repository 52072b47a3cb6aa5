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
import { giveBack } from "./give-back.ts";
import { publish } from "./publish.ts";

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
  await database.pool.query("truncate delivery_queue, gates");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application, { timeoutSeconds: 20 });
});

describe("claim", () => {
  it("gives two workers that claim at once different deliveries, and all of them", async () => {
    await publishMany(600);
    const claims = await Promise.all([1, 2, 3, 4].map(() => claim(database.pool, 150)));
    const ids = claims.flat().map((delivery) => delivery.messageId);
    const rest = await claim(database.pool, 600);
    expect(new Set([...ids, ...rest.map((delivery) => delivery.messageId)]).size).toBe(600);
    expect(ids.length + rest.length).toBe(600);
  });

  it("leases for the endpoint's time-out and 30 s, and counts no attempt", async () => {
    await publishMany(1);
    const before = await databaseNow();
    const [delivery] = await claim(database.pool, 10);
    expect(delivery).toMatchObject({
      endpointId: endpoint,
      attemptNumber: 0,
      leaseNumber: 1,
      isReclaimed: false,
      endpointState: "live",
    });
    const row = await onlyRow();
    expect(row.isLeased).toBe(true);
    expect(row.dueAt.getTime() - before).toBeGreaterThanOrEqual(49_999);
    expect(row.dueAt.getTime() - before).toBeLessThan(60_000);
    expect(await claim(database.pool, 10)).toEqual([]);
  });

  it("takes back the work of a dead worker once its lease has ended, under a new lease", async () => {
    await publishMany(1);
    const [first] = await claim(database.pool, 10);
    await database.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    const [second] = await claim(database.pool, 10);
    expect(second).toMatchObject({ isReclaimed: true, attemptNumber: 0, leaseNumber: 2 });
    // The first worker wakes: what it gives back is no longer its own.
    await giveBack(database.pool, [first as ClaimedDelivery]);
    expect(await onlyRow()).toMatchObject({ isLeased: true, leaseNumber: 2 });
  });

  it("takes live deliveries before recovered ones, however long these wait", async () => {
    await publishMany(3);
    await database.pool.query("update delivery_queue set priority = 1, due_at = now() - interval '1 hour'");
    const live = await publishMany(2);
    const first = await claim(database.pool, 3);
    expect(first).toHaveLength(3);
    expect(first.map((delivery) => delivery.messageId)).toEqual(expect.arrayContaining(live));
    expect(await claim(database.pool, 10)).toHaveLength(2);
  });

  it("leaves alone what is not due yet", async () => {
    await publishMany(1);
    await database.pool.query("update delivery_queue set due_at = now() + interval '1 minute'");
    expect(await claim(database.pool, 10)).toEqual([]);
  });

  it("parks a delivery whose gate has closed since, and lets a person's pass", async () => {
    const [messageId = ""] = await publishMany(1);
    await database.pool.query(
      "insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at) values ($1, $2, 1, $3, now())",
      [messageId, endpoint, application],
    );
    await database.prisma.gate.create({
      data: { ownerId: endpoint, closedUntil: new Date(Date.now() + 60_000) },
    });
    const claimed = await claim(database.pool, 10);
    expect(claimed.map((delivery) => delivery.trigger)).toEqual([1]);
    const parked = await database.prisma.queuedDelivery.findFirst({ where: { trigger: 0 } });
    expect(parked).toMatchObject({ gate: endpoint, isLeased: false, leaseNumber: 0 });
  });

  it("says when an endpoint was disabled or deleted after the publish", async () => {
    await publishMany(1);
    await database.prisma.endpoint.update({ where: { id: endpoint }, data: { disabledAt: new Date() } });
    const [disabled] = await claim(database.pool, 10);
    expect(disabled?.endpointState).toBe("disabled");
    await giveBack(database.pool, [disabled as ClaimedDelivery]);
    await database.prisma.endpoint.update({ where: { id: endpoint }, data: { deletedAt: new Date() } });
    expect((await claim(database.pool, 10))[0]?.endpointState).toBe("deleted");
  });
});

async function publishMany(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  await publish(database.pool, messages);
  return messages.map((message) => message.id);
}

async function onlyRow() {
  return await database.prisma.queuedDelivery.findFirstOrThrow();
}

async function databaseNow(): Promise<number> {
  const { rows } = await database.pool.query("select now() as now");
  return rows[0].now.getTime();
}
