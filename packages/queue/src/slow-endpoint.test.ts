import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { admit } from "./admit.ts";
import { type ClaimedDelivery, claim } from "./claim.ts";
import { moveStuckDeliveries } from "./move-stuck-deliveries.ts";
import { buildOutcome, buildReport } from "./outcome.fixture.ts";
import { openStage, type Stage } from "./queue.fixture.ts";
import { type EndpointReport, record } from "./record.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

const limits = { limit: 10, slowLimit: 10 };
const nothing = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };

describe("an endpoint that hangs and gets nothing else", () => {
  it("is tried again on time, time-out after time-out", async () => {
    await stage.publishMany(1);
    const [first] = await claim(stage.pool, 10);
    await timeOut(first, 60_000);
    for (let round = 0; round < 3; round++) {
      await makeDue();
      const admitted = await takeBehindGate();
      expect(admitted).toMatchObject([{ endpointId: stage.endpoint, isSlow: true }]);
      await leaveGateAlone();
      await timeOut(admitted[0], 60_000);
      expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
    }
    await makeDue();
    expect(await moveStuckDeliveries(stage.pool)).toEqual(nothing);
    expect(await admit(stage.pool, limits)).toHaveLength(1);
  });

  it("is tried again on time behind a throttle of its own", async () => {
    await stage.prisma.gate.create({ data: { ownerId: stage.endpoint, rate: 100, tokens: 100 } });
    await stage.publishMany(1);
    const [admitted] = await takeBehindGate();
    expect(admitted).toMatchObject({ isSlow: false });
    await leaveGateAlone();
    await timeOut(admitted, 60_000);
    expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
  });

  it("is looked at again when it answers with a failure at last", async () => {
    await stage.prisma.gate.create({
      data: { ownerId: stage.endpoint, rate: 100, tokens: 100, isSlow: true },
    });
    await stage.publishMany(1);
    const [admitted] = await takeBehindGate();
    await leaveGateAlone();
    await fail(admitted, 60_000, { lastReason: "status_500", isSlow: false });
    expect(await whenLookedAt()).toBeLessThanOrEqual(await whenDue());
  });
});

async function takeBehindGate(): Promise<ClaimedDelivery[]> {
  expect(await claim(stage.pool, 10)).toEqual([]);
  return await admit(stage.pool, limits);
}

/** As after some seconds in which nothing was parked: nobody looks until a delivery parks. */
async function leaveGateAlone(): Promise<void> {
  await stage.pool.query("update gates set check_at = 'infinity', idle_after = now() - interval '1 second'");
}

async function makeDue(): Promise<void> {
  await stage.pool.query(
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
  const outcome = buildOutcome(delivery, { verdict: "retry", retryDelayMs, attempt: null });
  const at = Date.now();
  const failing = { failures: 1, firstFailureAt: at, lastFailureAt: at };
  await record(stage.pool, [outcome], [buildReport(outcome.endpointId, { ...failing, ...change })], []);
}

async function whenLookedAt(): Promise<number> {
  const { rows } = await stage.pool.query<{ ms: number }>(
    "select extract(epoch from check_at)::float8 * 1000 as ms from gates where owner_id = $1",
    [stage.endpoint],
  );
  return rows[0]?.ms ?? Number.POSITIVE_INFINITY;
}

async function whenDue(): Promise<number> {
  const row = await stage.prisma.queuedDelivery.findFirstOrThrow({ where: { endpointId: stage.endpoint } });
  return row.dueAt.getTime();
}
