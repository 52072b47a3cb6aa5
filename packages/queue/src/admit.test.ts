import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { claim } from "./claim.ts";
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
  endpoint = await buildEndpoint(database.prisma, application);
});

describe("admit", () => {
  it("lets no more through than the rate gives, whichever of two workers asks", async () => {
    await addGate(endpoint, { rate: 10, tokens: 10 });
    await publishMany(100);
    expect(await claim(database.pool, 100)).toEqual([]);
    const first = await admitTwice();
    expect(first.length).toBeGreaterThanOrEqual(10);
    expect(first.length).toBeLessThanOrEqual(11);
    expect(new Set(first).size).toBe(first.length);
    await forward(500);
    const second = await admitTwice();
    expect(second.length).toBeGreaterThanOrEqual(4);
    expect(second.length).toBeLessThanOrEqual(7);
  });

  it("never saves up more than one second's worth of the rate", async () => {
    await addGate(endpoint, { rate: 10, tokens: 0 });
    await publishMany(100);
    await forward(3_600_000);
    expect((await admitTwice()).length).toBeLessThanOrEqual(11);
  });

  it("holds the number in flight over concurrent workers, until outcomes free a slot", async () => {
    await addGate(endpoint, { maxInFlight: 3 });
    const ids = await publishMany(10);
    expect((await admitTwice()).sort()).toEqual(ids.slice(0, 3));
    await forward(0);
    expect(await admitTwice()).toEqual([]);
    await database.pool.query("delete from delivery_queue where message_id = $1", [ids[0]]);
    await forward(0);
    expect(await admitTwice()).toEqual([ids[3]]);
  });

  it("gives slow endpoints the slow share alone, and quick ones the rest", async () => {
    const slow = await Promise.all(
      Array.from({ length: 4 }, () => buildEndpoint(database.prisma, application)),
    );
    for (const ownerId of slow) await addGate(ownerId, { isSlow: true });
    await addGate(endpoint, { rate: 1_000, tokens: 1_000 });
    await publishMany(20);
    const admitted = await admit(database.pool, { limit: 100, slowLimit: 5 });
    const ofSlow = admitted.filter((delivery) => slow.includes(delivery.endpointId));
    expect(ofSlow).toHaveLength(5);
    expect(new Set(ofSlow.map((delivery) => delivery.endpointId)).size).toBe(4);
    expect(admitted.length - ofSlow.length).toBe(20);
  });

  it("opens a closed gate when its time has come, the oldest first", async () => {
    await addGate(endpoint, { closedUntil: new Date(Date.now() + 60_000) });
    const ids = await publishMany(5);
    expect(await admitTwice()).toEqual([]);
    await database.pool.query(
      "update gates set closed_until = now() - interval '1 second', check_at = now()",
    );
    const admitted = await admit(database.pool, { limit: 2, slowLimit: 2 });
    expect(admitted.map((delivery) => delivery.messageId).sort()).toEqual(ids.slice(0, 2));
  });

  it("takes live deliveries before recovered ones behind the same gate", async () => {
    await addGate(endpoint, { maxInFlight: 3 });
    await publishMany(5);
    await database.pool.query("update delivery_queue set priority = 1, due_at = now() - interval '1 hour'");
    const live = await publishMany(2);
    const admitted = await admitTwice();
    expect(admitted).toHaveLength(3);
    expect(admitted).toEqual(expect.arrayContaining(live));
  });

  it("holds an application's rate over all its endpoints, behind their own gates", async () => {
    const other = await buildEndpoint(database.prisma, application);
    await addGate(application, { rate: 6, tokens: 6 });
    await addGate(endpoint, { maxInFlight: 2 });
    await publishMany(10);
    const admitted: string[] = [];
    for (let round = 0; round < 3; round++) {
      admitted.push(
        ...(await admit(database.pool, { limit: 100, slowLimit: 100 })).map((one) => one.endpointId),
      );
    }
    expect(admitted.length).toBeGreaterThanOrEqual(6);
    expect(admitted.length).toBeLessThanOrEqual(7);
    expect(admitted.filter((id) => id === endpoint).length).toBeLessThanOrEqual(2);
    expect(admitted).toContain(other);
  });

  it("finds a delivery that parks after its gate was left alone", async () => {
    await addGate(endpoint, { maxInFlight: 3 });
    await database.pool.query(
      "update gates set check_at = 'infinity', idle_after = now() - interval '1 minute'",
    );
    const [messageId] = await publishMany(1);
    expect(await admitTwice()).toEqual([messageId]);
  });
});

type GateChange = Parameters<TestDatabase["prisma"]["gate"]["create"]>[0]["data"];

async function addGate(ownerId: string, change: Omit<GateChange, "ownerId">): Promise<void> {
  await database.prisma.gate.create({ data: { ownerId, ...change } });
}

async function publishMany(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  await publish(database.pool, messages);
  const ids = messages.map((message) => message.id);
  // In one batch all are due at once; here each a millisecond after the one before.
  await database.pool.query(
    `update delivery_queue q set due_at = now() - interval '1 second' + i.place * interval '1 millisecond'
       from unnest($1::text[]) with ordinality i (id, place) where q.message_id = i.id`,
    [ids],
  );
  return ids;
}

async function admitTwice(): Promise<string[]> {
  const limits = { limit: 100, slowLimit: 100 };
  const both = await Promise.all([admit(database.pool, limits), admit(database.pool, limits)]);
  return both.flat().map((delivery) => delivery.messageId);
}

/** As if so much time had passed since the gates were last looked at. */
async function forward(ms: number): Promise<void> {
  await database.pool.query(
    "update gates set tokens_at = tokens_at - make_interval(secs => $1::float8 / 1000), check_at = now()",
    [ms],
  );
}
