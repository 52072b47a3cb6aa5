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
import { type ClaimedDelivery, claim } from "./claim.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { publish } from "./publish.ts";
import { type EndpointReport, record } from "./record.ts";

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

const limits = { limit: 10, slowLimit: 10 };
const nothing = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };

describe("an endpoint that hangs and gets nothing else", () => {
  it("is tried again on time, time-out after time-out", async () => {
    await publish(database.pool, [buildMessage({ environmentId, application })]);
    const [first] = await claim(database.pool, 10);
    await timeOut(first, 60_000);
    for (let round = 0; round < 3; round++) {
      await makeDue();
      const admitted = await takeBehindGate();
      expect(admitted).toMatchObject([{ endpointId: endpoint, isSlow: true }]);
      await leaveGateAlone();
      await timeOut(admitted[0], 60_000);
      expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
    }
    await makeDue();
    expect(await moveStuckDeliveries(database.pool)).toEqual(nothing);
    expect(await admit(database.pool, limits)).toHaveLength(1);
  });

  it("is tried again on time behind a throttle of its own", async () => {
    await database.prisma.gate.create({ data: { ownerId: endpoint, rate: 100, tokens: 100 } });
    await publish(database.pool, [buildMessage({ environmentId, application })]);
    const [admitted] = await takeBehindGate();
    expect(admitted).toMatchObject({ isSlow: false });
    await leaveGateAlone();
    await timeOut(admitted, 60_000);
    expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
  });

  it("is looked at again when it answers with a failure at last", async () => {
    await database.prisma.gate.create({ data: { ownerId: endpoint, rate: 100, tokens: 100, isSlow: true } });
    await publish(database.pool, [buildMessage({ environmentId, application })]);
    const [admitted] = await takeBehindGate();
    await leaveGateAlone();
    await fail(admitted, 60_000, { lastReason: "status_500", isSlow: false });
    expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
  });
});

async function takeBehindGate(): Promise<ClaimedDelivery[]> {
  expect(await claim(database.pool, 10)).toEqual([]);
  return await admit(database.pool, limits);
}

/** As after some seconds in which nothing was parked: nobody looks until a delivery parks. */
async function leaveGateAlone(): Promise<void> {
  await database.pool.query(
    "update gates set check_at = 'infinity', idle_after = now() - interval '1 second'",
  );
}

async function makeDue(): Promise<void> {
  await database.pool.query(
    "update delivery_queue set due_at = now(); update gates set check_at = now() where check_at <> 'infinity'",
  );
}

function timeOut(delivery: ClaimedDelivery | undefined, retryDelayMs: number): Promise<void> {
  return fail(delivery, retryDelayMs, { lastReason: "timeout", isSlow: true });
}

async function fail(
  delivery: ClaimedDelivery | undefined,
  retryDelayMs: number,
  change: Pick<EndpointReport, "lastReason" | "isSlow">,
): Promise<void> {
  if (!delivery) throw new Error("nothing was taken");
  const { messageId, endpointId, trigger, leaseNumber } = delivery;
  const outcome = {
    ...{ messageId, endpointId, trigger, leaseNumber, retryDelayMs },
    ...{ verdict: "retry" as const, reason: null, attempt: null, attemptNumber: delivery.attemptNumber + 1 },
  };
  const at = Date.now();
  const report: EndpointReport = {
    ...{ endpointId, hasSucceeded: false, failures: 1, exhausted: [], lastFailure: null, lastSuccess: null },
    ...{ firstFailureAt: at, lastFailureAt: at, isGone: false, ...change },
  };
  await record(database.pool, [outcome], [report], []);
}

async function whenLookedAt(): Promise<number> {
  const { rows } = await database.pool.query<{ ms: number }>(
    "select extract(epoch from check_at)::float8 * 1000 as ms from gates where owner_id = $1",
    [endpoint],
  );
  return rows[0]?.ms ?? Number.POSITIVE_INFINITY;
}

async function whenDue(): Promise<number> {
  const row = await database.prisma.queuedDelivery.findFirstOrThrow({ where: { endpointId: endpoint } });
  return row.dueAt.getTime();
}
