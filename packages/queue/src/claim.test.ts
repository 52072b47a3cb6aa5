import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { giveBack } from "./give-back.ts";
import { openStage, type Stage } from "./queue.fixture.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin({ endpoint: { timeoutSeconds: 20 } }));

describe("claim", () => {
  it("gives two workers that claim at once different deliveries, and all of them", async () => {
    await stage.publishMany(600);
    const claims = await Promise.all([1, 2, 3, 4].map(() => claim(stage.pool, 150)));
    const ids = claims.flat().map((delivery) => delivery.messageId);
    const rest = await claim(stage.pool, 600);
    expect(new Set([...ids, ...rest.map((delivery) => delivery.messageId)]).size).toBe(600);
    expect(ids.length + rest.length).toBe(600);
  });

  it("leases for the endpoint's time-out and 30 s, and counts no attempt", async () => {
    await stage.publishMany(1);
    const before = await databaseNow();
    const [delivery] = await claim(stage.pool, 10);
    expect(delivery).toMatchObject({
      endpointId: stage.endpoint,
      attemptNumber: 0,
      leaseNumber: 1,
      isReclaimed: false,
      endpointState: "live",
    });
    const row = await onlyRow();
    expect(row.isLeased).toBe(true);
    expect(row.dueAt.getTime() - before).toBeGreaterThanOrEqual(49_999);
    expect(row.dueAt.getTime() - before).toBeLessThan(60_000);
    expect(await claim(stage.pool, 10)).toEqual([]);
  });

  it("takes back the work of a dead worker once its lease has ended, under a new lease", async () => {
    await stage.publishMany(1);
    const [first] = await claim(stage.pool, 10);
    await stage.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    const [second] = await claim(stage.pool, 10);
    expect(second).toMatchObject({ isReclaimed: true, attemptNumber: 0, leaseNumber: 2 });
    // The first worker wakes: what it gives back is no longer its own.
    await giveBack(stage.pool, [first as ClaimedDelivery]);
    expect(await onlyRow()).toMatchObject({ isLeased: true, leaseNumber: 2 });
  });

  it("takes live deliveries before recovered ones, however long these wait", async () => {
    await stage.publishMany(3);
    await stage.pool.query("update delivery_queue set priority = 1, due_at = now() - interval '1 hour'");
    const live = await stage.publishMany(2);
    const first = await claim(stage.pool, 3);
    expect(first).toHaveLength(3);
    expect(first.map((delivery) => delivery.messageId)).toEqual(expect.arrayContaining(live));
    expect(await claim(stage.pool, 10)).toHaveLength(2);
  });

  it("leaves alone what is not due yet", async () => {
    await stage.publishMany(1);
    await stage.pool.query("update delivery_queue set due_at = now() + interval '1 minute'");
    expect(await claim(stage.pool, 10)).toEqual([]);
  });

  it("parks a delivery whose gate has closed since, and lets a person's pass", async () => {
    const [messageId = ""] = await stage.publishMany(1);
    await stage.pool.query(
      "insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at) values ($1, $2, 1, $3, now())",
      [messageId, stage.endpoint, stage.application],
    );
    await stage.prisma.gate.create({
      data: { ownerId: stage.endpoint, closedUntil: new Date(Date.now() + 60_000) },
    });
    const claimed = await claim(stage.pool, 10);
    expect(claimed.map((delivery) => delivery.trigger)).toEqual([1]);
    const parked = await stage.prisma.queuedDelivery.findFirst({ where: { trigger: 0 } });
    expect(parked).toMatchObject({ gate: stage.endpoint, isLeased: false, leaseNumber: 0 });
  });

  it("says when an endpoint was disabled or deleted after the publish", async () => {
    await stage.publishMany(1);
    await stage.prisma.endpoint.update({ where: { id: stage.endpoint }, data: { disabledAt: new Date() } });
    const [disabled] = await claim(stage.pool, 10);
    expect(disabled?.endpointState).toBe("disabled");
    await giveBack(stage.pool, [disabled as ClaimedDelivery]);
    await stage.prisma.endpoint.update({ where: { id: stage.endpoint }, data: { deletedAt: new Date() } });
    expect((await claim(stage.pool, 10))[0]?.endpointState).toBe("deleted");
  });
});

async function onlyRow() {
  return await stage.prisma.queuedDelivery.findFirstOrThrow();
}

async function databaseNow(): Promise<number> {
  const { rows } = await stage.pool.query("select now() as now");
  return rows[0].now.getTime();
}
