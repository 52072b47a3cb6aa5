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
import { failuresToClose, longestClosingSeconds, shortestClosingSeconds } from "./breaker.ts";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { endOpenDeliveries } from "./end-open-deliveries.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { publish } from "./publish.ts";
import { type EndpointReport, record } from "./record.ts";
import { removeIdleGates } from "./remove-idle-gates.ts";

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
  await database.pool.query("truncate delivery_queue, gates, endpoint_health");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

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
    await database.prisma.gate.create({ data: { ownerId: endpoint, rate: 7 } });
    await report({ failures: 200, isSlow: true });
    expect(await gate()).toMatchObject({ rate: 7, isSlow: true, closedReason: "breaker" });
    await report({ hasSucceeded: true });
    expect(await gate()).toMatchObject({ rate: 7, isSlow: false, closedReason: null, closedUntil: null });
  });

  it("parks what is published, claimed or to be tried again while closed, and nobody looks", async () => {
    const [tried, due] = await publishMany(2);
    const [delivery] = await claim(database.pool, 1);
    await close();
    await publishMany(1);
    await retry(delivery);
    expect(await claim(database.pool, 10)).toEqual([]);
    expect(await parkedIds()).toEqual(expect.arrayContaining([tried, due]));
    expect(await parkedIds()).toHaveLength(3);
    const row = await gate();
    expect(row?.checkAt).toEqual(row?.closedUntil);
    expect(await admitTwice()).toEqual([]);
    await age();
    expect(await moveStuckDeliveries(database.pool)).toEqual(nothingStuck);
    await leaveAlone();
    expect(await removeIdleGates(database.pool)).toBe(0);
  });

  it("lets one through when its time has come, the oldest, whichever of two workers asks", async () => {
    await close();
    const [oldest] = await publishMany(5);
    await passTime();
    const admitted = await admitTwice();
    expect(admitted.map((one) => one.messageId)).toEqual([oldest]);
    await publishMany(1);
    await database.pool.query("update gates set check_at = now()");
    expect(await admitTwice()).toEqual([]);
    expect(await claim(database.pool, 10)).toEqual([]);
    await age();
    expect(await moveStuckDeliveries(database.pool)).toEqual(nothingStuck);
  });

  it("closes for twice as long at each probe that fails, up to a minute", async () => {
    await close();
    await publishMany(2);
    const lengths: number[] = [];
    for (let round = 0; round < 6; round++) {
      lengths.push(Math.round(await closedSeconds()));
      await passTime();
      await age();
      const [probe, ...others] = await admitTwice();
      expect(others).toEqual([]);
      await retry(probe, { failures: 1 });
      expect(await admitTwice()).toEqual([]);
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
    const ids = await publishMany(6);
    await passTime();
    const [probe] = await admitTwice();
    await succeed(probe);
    expect(await gate()).toMatchObject({ closedUntil: null, closedReason: null });
    const first = await admit(database.pool, { limit: 2, slowLimit: 2 });
    expect(first.map((one) => one.messageId).sort()).toEqual(ids.slice(1, 3));
    const rest = await admitTwice();
    expect(rest.map((one) => one.messageId).sort()).toEqual(ids.slice(3));
    await leaveAlone();
    expect(await removeIdleGates(database.pool)).toBe(1);
  });

  it("sends the next probe when the last one ended without an attempt", async () => {
    await close();
    const ids = await publishMany(2);
    await passTime();
    const [probe] = await admitTwice();
    await database.pool.query("delete from delivery_queue where message_id = $1", [probe?.messageId]);
    await database.pool.query("update gates set check_at = least(check_at, now() + interval '1 second')");
    const row = await gate();
    expect(row?.checkAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_500);
    await database.pool.query("update gates set check_at = now()");
    expect((await admitTwice()).map((one) => one.messageId)).toEqual([ids[1]]);
  });

  it("holds what had been parked behind its application's gate before, at no cost to the others there", async () => {
    const healthy = await buildEndpoint(database.prisma, application);
    await database.prisma.gate.create({ data: { ownerId: application, rate: 6, tokens: 6 } });
    await publishMany(3);
    await close();
    for (let round = 0; round < 3; round++) {
      for (const { endpointId } of await admitTwice()) expect(endpointId).toBe(healthy);
      await database.pool.query("update gates set check_at = now() where owner_id = $1", [application]);
    }
    expect(await parkedIds()).toHaveLength(3);
    const { tokens } = await database.prisma.gate.findUniqueOrThrow({ where: { ownerId: application } });
    expect(tokens).toBeGreaterThanOrEqual(3);
    await passTime();
    const probes: ClaimedDelivery[] = [];
    for (let round = 0; round < 5; round++) {
      probes.push(...(await admitTwice()));
      await database.pool.query("update gates set check_at = now()");
    }
    expect(probes).toMatchObject([{ endpointId: endpoint }]);
  });

  it("ends what is parked when its endpoint is turned off", async () => {
    await close();
    await publishMany(3);
    await database.prisma.endpoint.update({ where: { id: endpoint }, data: { disabledAt: new Date() } });
    const ending = { state: "exhausted", reason: "endpoint_disabled" } as const;
    expect(await endOpenDeliveries(database.pool, { endpointId: endpoint }, ending)).toBe(3);
    expect(await database.prisma.delivery.count({ where: { endpointId: endpoint, attemptCount: 0 } })).toBe(
      3,
    );
  });
});

async function close(): Promise<void> {
  await report({ failures: failuresToClose });
}

const nothingToTell = { exhausted: [], lastFailure: null, lastSuccess: null, isGone: false };

function reportOf(change: Partial<EndpointReport>): EndpointReport {
  const at = Date.now();
  return {
    ...{ ...nothingToTell, endpointId: endpoint, hasSucceeded: false, failures: 0, isSlow: false },
    ...{ firstFailureAt: at, lastFailureAt: at, lastReason: "status_500", ...change },
  };
}

async function report(change: Partial<EndpointReport>): Promise<void> {
  await record(database.pool, [], [reportOf(change)], []);
}

async function retry(delivery: ClaimedDelivery | undefined, change?: Partial<EndpointReport>): Promise<void> {
  await write(delivery, "retry", change ? [reportOf(change)] : []);
}

async function succeed(delivery: ClaimedDelivery | undefined): Promise<void> {
  await write(delivery, "succeeded", [reportOf({ hasSucceeded: true })]);
}

async function write(
  delivery: ClaimedDelivery | undefined,
  verdict: "retry" | "succeeded",
  reports: EndpointReport[],
): Promise<void> {
  if (!delivery) throw new Error("nothing was taken");
  const { messageId, endpointId, trigger, leaseNumber, attemptNumber } = delivery;
  const outcome = {
    ...{ messageId, endpointId, trigger, leaseNumber, verdict, reason: null, retryDelayMs: 60_000 },
    ...{ attemptNumber: attemptNumber + 1, attempt: null },
  };
  await record(database.pool, [outcome], reports, []);
}

function gate() {
  return database.prisma.gate.findUnique({ where: { ownerId: endpoint } });
}

async function closedSeconds(): Promise<number> {
  const { rows } = await database.pool.query<{ seconds: number }>(
    "select extract(epoch from closed_until - now())::float8 as seconds from gates where owner_id = $1",
    [endpoint],
  );
  return rows[0]?.seconds ?? 0;
}

async function parkedIds(): Promise<string[]> {
  const rows = await database.prisma.queuedDelivery.findMany({ where: { gate: endpoint } });
  return rows.map((row) => row.messageId);
}

/** As if the gate had been closed for its whole time. */
async function passTime(): Promise<void> {
  await database.pool.query(
    `with passed as (select closed_until - now() as time from gates where owner_id = $1),
          health as (update endpoint_health set last_failure_at = last_failure_at - time from passed)
     update gates set closed_until = closed_until - time, check_at = least(check_at - time, now())
       from passed where owner_id = $1`,
    [endpoint],
  );
}

/** As if what waits had been due for an hour, each at its time. */
async function age(): Promise<void> {
  await database.pool.query(
    "update delivery_queue set due_at = due_at - interval '1 hour' where not is_leased",
  );
}

async function leaveAlone(): Promise<void> {
  await database.pool.query(
    "update gates set idle_after = now() - interval '1 hour', tokens_at = now() - interval '1 hour'; delete from delivery_queue where gate is null",
  );
}

async function publishMany(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, () => buildMessage({ environmentId, application }));
  for (const message of messages) await publish(database.pool, [message]);
  return messages.map((message) => message.id);
}

async function admitTwice(): Promise<ClaimedDelivery[]> {
  const limits = { limit: 100, slowLimit: 100 };
  const both = await Promise.all([admit(database.pool, limits), admit(database.pool, limits)]);
  return both.flat();
}
