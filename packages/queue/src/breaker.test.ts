import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { failuresToClose, longestClosingSeconds, shortestClosingSeconds } from "./breaker.ts";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { endOpenDeliveries } from "./end-open-deliveries.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { buildOutcome, buildReport } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { type EndpointReport, record } from "./record.ts";
import { removeIdleGates } from "./remove-idle-gates.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

const nothingStuck = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };

describe("the breaker of an endpoint", () => {
  it("closes at the 50th failure in a row, and not before", async () => {
    await report({ failures: failuresToClose - 1 });
    expect(await gate()).toBeNull();
    await report({ hasSucceeded: true, failures: failuresToClose - 1 });
    expect(await gate()).toBeNull();
    await report({ failures: 1 });
    expect(await gate()).toMatchObject({ closedReason: "breaker", closedUntil: expect.any(Date) });
    expect(await closedSeconds()).toBeCloseTo(shortestClosingSeconds, 0);
  });

  it("closes a gate that was there, and leaves it its limits", async () => {
    await stage.prisma.gate.create({ data: { ownerId: stage.endpoint, rate: 7 } });
    await report({ failures: 200, isSlow: true });
    expect(await gate()).toMatchObject({ rate: 7, isSlow: true, closedReason: "breaker" });
    await report({ hasSucceeded: true });
    expect(await gate()).toMatchObject({ rate: 7, isSlow: false, closedReason: null, closedUntil: null });
  });

  it("parks what is published, claimed or to be tried again while closed, and nobody looks", async () => {
    const [tried, due] = await stage.publishInTurn(2);
    const [delivery] = await claim(stage.pool, 1);
    await close();
    await stage.publishInTurn(1);
    await retry(delivery);
    expect(await claim(stage.pool, 10)).toEqual([]);
    expect(await parkedIds()).toEqual(expect.arrayContaining([tried, due]));
    expect(await parkedIds()).toHaveLength(3);
    const row = await gate();
    expect(row?.checkAt).toEqual(row?.closedUntil);
    expect(await stage.admitTwice()).toEqual([]);
    await stage.age();
    expect(await moveStuckDeliveries(stage.pool)).toEqual(nothingStuck);
    await leaveAlone();
    expect(await removeIdleGates(stage.pool)).toBe(0);
  });

  it("lets one through when its time has come, the oldest, whichever of two workers asks", async () => {
    await close();
    const [oldest] = await stage.publishInTurn(5);
    await passTime();
    const admitted = await stage.admitTwice();
    expect(admitted.map((one) => one.messageId)).toEqual([oldest]);
    await stage.publishInTurn(1);
    await stage.pool.query("update gates set check_at = now()");
    expect(await stage.admitTwice()).toEqual([]);
    expect(await claim(stage.pool, 10)).toEqual([]);
    await stage.age();
    expect(await moveStuckDeliveries(stage.pool)).toEqual(nothingStuck);
  });

  it("closes for twice as long at each probe that fails, up to a minute", async () => {
    await close();
    await stage.publishInTurn(2);
    const lengths: number[] = [];
    for (let round = 0; round < 6; round++) {
      lengths.push(Math.round(await closedSeconds()));
      await passTime();
      await stage.age();
      const [probe, ...others] = await stage.admitTwice();
      expect(others).toEqual([]);
      await retry(probe, { failures: 1 });
      expect(await stage.admitTwice()).toEqual([]);
    }
    expect(lengths).toEqual([5, 10, 20, 40, 60, 60]);
    expect(await closedSeconds()).toBeLessThanOrEqual(longestClosingSeconds);
  });

  it("does not close for longer because of what was under way when it closed", async () => {
    await close();
    const before = await gate();
    await report({ failures: 300 });
    expect(await gate()).toEqual(before);
  });

  it("opens with a success, and lets go what waited, the oldest first and all of it", async () => {
    await close();
    const ids = await stage.publishInTurn(6);
    await passTime();
    const [probe] = await stage.admitTwice();
    await succeed(probe);
    expect(await gate()).toMatchObject({ closedUntil: null, closedReason: null });
    const first = await admit(stage.pool, { limit: 2, slowLimit: 2 });
    expect(first.map((one) => one.messageId).sort()).toEqual(ids.slice(1, 3));
    const rest = await stage.admitTwice();
    expect(rest.map((one) => one.messageId).sort()).toEqual(ids.slice(3));
    await leaveAlone();
    expect(await removeIdleGates(stage.pool)).toBe(1);
  });

  it("sends the next probe when the last one ended without an attempt", async () => {
    await close();
    const ids = await stage.publishInTurn(2);
    await passTime();
    const [probe] = await stage.admitTwice();
    await stage.pool.query("delete from delivery_queue where message_id = $1", [probe?.messageId]);
    await stage.pool.query("update gates set check_at = least(check_at, now() + interval '1 second')");
    const row = await gate();
    expect(row?.checkAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_500);
    await stage.pool.query("update gates set check_at = now()");
    expect((await stage.admitTwice()).map((one) => one.messageId)).toEqual([ids[1]]);
  });

  it("holds what had been parked behind its application's gate before, at no cost to the others there", async () => {
    const healthy = await buildEndpoint(stage.prisma, stage.application);
    await stage.prisma.gate.create({ data: { ownerId: stage.application, rate: 6, tokens: 6 } });
    await stage.publishInTurn(3);
    await close();
    for (let round = 0; round < 3; round++) {
      for (const { endpointId } of await stage.admitTwice()) expect(endpointId).toBe(healthy);
      await stage.pool.query("update gates set check_at = now() where owner_id = $1", [stage.application]);
    }
    expect(await parkedIds()).toHaveLength(3);
    const { tokens } = await stage.prisma.gate.findUniqueOrThrow({ where: { ownerId: stage.application } });
    expect(tokens).toBeGreaterThanOrEqual(3);
    await passTime();
    const probes: ClaimedDelivery[] = [];
    for (let round = 0; round < 5; round++) {
      probes.push(...(await stage.admitTwice()));
      await stage.pool.query("update gates set check_at = now()");
    }
    expect(probes).toMatchObject([{ endpointId: stage.endpoint }]);
  });

  it("ends what is parked when its endpoint is turned off", async () => {
    await close();
    await stage.publishInTurn(3);
    await stage.prisma.endpoint.update({ where: { id: stage.endpoint }, data: { disabledAt: new Date() } });
    const ending = { state: "exhausted", reason: "endpoint_disabled" } as const;
    expect(await endOpenDeliveries(stage.pool, { endpointId: stage.endpoint }, ending)).toBe(3);
    expect(
      await stage.prisma.delivery.count({ where: { endpointId: stage.endpoint, attemptCount: 0 } }),
    ).toBe(3);
  });
});

async function close(): Promise<void> {
  await report({ failures: failuresToClose });
}

function reportOf(change: Partial<EndpointReport>): EndpointReport {
  const at = Date.now();
  const failing = { firstFailureAt: at, lastFailureAt: at, lastReason: "status_500" };
  return buildReport(stage.endpoint, { ...failing, ...change });
}

async function report(change: Partial<EndpointReport>): Promise<void> {
  await record(stage.pool, [], [reportOf(change)], []);
}

async function retry(delivery: ClaimedDelivery | undefined, change?: Partial<EndpointReport>): Promise<void> {
  const outcome = buildOutcome(delivery, { verdict: "retry", retryDelayMs: 60_000, attempt: null });
  await record(stage.pool, [outcome], change ? [reportOf(change)] : [], []);
}

async function succeed(delivery: ClaimedDelivery | undefined): Promise<void> {
  const outcome = buildOutcome(delivery, { attempt: null });
  await record(stage.pool, [outcome], [reportOf({ hasSucceeded: true })], []);
}

function gate() {
  return stage.prisma.gate.findUnique({ where: { ownerId: stage.endpoint } });
}

async function closedSeconds(): Promise<number> {
  const { rows } = await stage.pool.query<{ seconds: number }>(
    "select extract(epoch from closed_until - now())::float8 as seconds from gates where owner_id = $1",
    [stage.endpoint],
  );
  return rows[0]?.seconds ?? 0;
}

async function parkedIds(): Promise<string[]> {
  const rows = await stage.prisma.queuedDelivery.findMany({ where: { gate: stage.endpoint } });
  return rows.map((row) => row.messageId);
}

/** As if the gate had been closed for its whole time. */
async function passTime(): Promise<void> {
  await stage.pool.query(
    `with passed as (select closed_until - now() as time from gates where owner_id = $1),
          health as (update endpoint_health set last_failure_at = last_failure_at - time from passed)
     update gates set closed_until = closed_until - time, check_at = least(check_at - time, now())
       from passed where owner_id = $1`,
    [stage.endpoint],
  );
}

async function leaveAlone(): Promise<void> {
  await stage.pool.query(
    "update gates set idle_after = now() - interval '1 hour', tokens_at = now() - interval '1 hour'; delete from delivery_queue where gate is null",
  );
}
