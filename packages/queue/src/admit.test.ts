import type { PrismaClient } from "@posthorn/db";
import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { claim } from "./claim.ts";
import { openStage, type Stage } from "./queue.fixture.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

describe("admit", () => {
  it("lets no more through than the rate gives, whichever of two workers asks", async () => {
    await addGate(stage.endpoint, { rate: 10, tokens: 10 });
    await stage.publishInTurn(100);
    expect(await claim(stage.pool, 100)).toEqual([]);
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
    await addGate(stage.endpoint, { rate: 10, tokens: 0 });
    await stage.publishInTurn(100);
    await forward(3_600_000);
    expect((await admitTwice()).length).toBeLessThanOrEqual(11);
  });

  it("holds the number in flight over concurrent workers, until outcomes free a slot", async () => {
    await addGate(stage.endpoint, { maxInFlight: 3 });
    const ids = await stage.publishInTurn(10);
    expect((await admitTwice()).sort()).toEqual(ids.slice(0, 3));
    await forward(0);
    expect(await admitTwice()).toEqual([]);
    await stage.pool.query("delete from delivery_queue where message_id = $1", [ids[0]]);
    await forward(0);
    expect(await admitTwice()).toEqual([ids[3]]);
  });

  it("gives slow endpoints the slow share alone, and quick ones the rest", async () => {
    const slow = await Promise.all(
      Array.from({ length: 4 }, () => buildEndpoint(stage.prisma, stage.application)),
    );
    for (const ownerId of slow) await addGate(ownerId, { isSlow: true });
    await addGate(stage.endpoint, { rate: 1_000, tokens: 1_000 });
    await stage.publishInTurn(20);
    const admitted = await admit(stage.pool, { limit: 100, slowLimit: 5 });
    const ofSlow = admitted.filter((delivery) => slow.includes(delivery.endpointId));
    expect(ofSlow).toHaveLength(5);
    expect(new Set(ofSlow.map((delivery) => delivery.endpointId)).size).toBe(4);
    expect(admitted.length - ofSlow.length).toBe(20);
  });

  it("opens a closed gate when its time has come, the oldest first", async () => {
    await addGate(stage.endpoint, { closedUntil: new Date(Date.now() + 60_000) });
    const ids = await stage.publishInTurn(5);
    expect(await admitTwice()).toEqual([]);
    await stage.pool.query("update gates set closed_until = now() - interval '1 second', check_at = now()");
    const admitted = await admit(stage.pool, { limit: 2, slowLimit: 2 });
    expect(admitted.map((delivery) => delivery.messageId).sort()).toEqual(ids.slice(0, 2));
  });

  it("takes live deliveries before recovered ones behind the same gate", async () => {
    await addGate(stage.endpoint, { maxInFlight: 3 });
    await stage.publishInTurn(5);
    await stage.pool.query("update delivery_queue set priority = 1, due_at = now() - interval '1 hour'");
    const live = await stage.publishInTurn(2);
    const admitted = await admitTwice();
    expect(admitted).toHaveLength(3);
    expect(admitted).toEqual(expect.arrayContaining(live));
  });

  it("holds an application's rate over all its endpoints, behind their own gates", async () => {
    const other = await buildEndpoint(stage.prisma, stage.application);
    await addGate(stage.application, { rate: 6, tokens: 6 });
    await addGate(stage.endpoint, { maxInFlight: 2 });
    await stage.publishInTurn(10);
    const admitted: string[] = [];
    for (let round = 0; round < 3; round++) {
      admitted.push(
        ...(await admit(stage.pool, { limit: 100, slowLimit: 100 })).map((one) => one.endpointId),
      );
    }
    expect(admitted.length).toBeGreaterThanOrEqual(6);
    expect(admitted.length).toBeLessThanOrEqual(7);
    expect(admitted.filter((id) => id === stage.endpoint).length).toBeLessThanOrEqual(2);
    expect(admitted).toContain(other);
  });

  it("finds a delivery that parks after its gate was left alone", async () => {
    await addGate(stage.endpoint, { maxInFlight: 3 });
    await stage.pool.query(
      "update gates set check_at = 'infinity', idle_after = now() - interval '1 minute'",
    );
    const [messageId] = await stage.publishInTurn(1);
    expect(await admitTwice()).toEqual([messageId]);
  });
});

type GateChange = Parameters<PrismaClient["gate"]["create"]>[0]["data"];

async function addGate(ownerId: string, change: Omit<GateChange, "ownerId">): Promise<void> {
  await stage.prisma.gate.create({ data: { ownerId, ...change } });
}

async function admitTwice(): Promise<string[]> {
  return (await stage.admitTwice()).map((delivery) => delivery.messageId);
}

/** As if so much time had passed since the gates were last looked at. */
async function forward(ms: number): Promise<void> {
  await stage.pool.query(
    "update gates set tokens_at = tokens_at - make_interval(secs => $1::float8 / 1000), check_at = now()",
    [ms],
  );
}
