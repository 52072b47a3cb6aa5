import { patchEndpoint, resendDelivery } from "@posthorn/domain";
import { failuresToClose, moveStuckDeliveries } from "@posthorn/queue";
import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStage, type Stage, type TestWorker } from "./worker.fixture.ts";

let stage: Stage;
let broken: Receiver;
let healthy: Receiver;
let endpoint: string;
let worker: TestWorker;

beforeEach(async () => {
  stage = await openStage();
  [broken, healthy] = await Promise.all([startReceiver(500), startReceiver()]);
  endpoint = await stage.addEndpoint({ url: broken.url, retrySchedule: [3_600] });
  await stage.addEndpoint({ url: healthy.url });
  worker = stage.startWorker();
});
afterEach(async () => {
  expect(worker.errors).toEqual([]);
  const nothing = { withoutGate: 0, forgotten: 0, withoutEndpoint: 0 };
  expect(await moveStuckDeliveries(stage.database.pool)).toEqual(nothing);
  await stage.close();
  await Promise.all([broken.close(), healthy.close()]);
});

describe("an endpoint that failed 50 times in a row", () => {
  it("gets nothing more, the others of its application everything, and then one probe at a time", async () => {
    await failUntilClosed();
    const ids = await publishMany(5);
    await healthy.waitFor(failuresToClose + 5);
    await stage.until(async () => (await parked()).length === 5);
    expect(broken.received).toHaveLength(failuresToClose);

    await passTime();
    await stage.until(async () => (await closedUntil()) > Date.now() + 1_000);
    await stayClosed();
    expect(broken.received).toHaveLength(failuresToClose + 1);
    expect(broken.received.at(-1)?.headers["webhook-id"]).toBe(ids[0]);

    broken.answer(204);
    await passTime();
    await stage.until(async () => (await succeeded()) === 4);
    expect(await gate()).toMatchObject({ closedUntil: null, closedReason: null });
    const late = broken.received.slice(failuresToClose + 1).map((request) => request.headers["webhook-id"]);
    expect(late[0]).toBe(ids[1]);
    expect(late.sort()).toEqual(ids.slice(1));
    expect(worker.counts.reclaimed).toBe(0);
  });

  it("gets a resend though it is closed, and all that waited once that succeeds", async () => {
    await failUntilClosed();
    const ids = await publishMany(3);
    await stage.until(async () => (await parked()).length === 3);
    const last = { application: stage.application, message: ids[2] ?? "", endpoint };
    await resendDelivery(stage.ctx, last);
    worker.wake();
    await broken.waitFor(failuresToClose + 1);
    await stage.until(
      async () => (await stage.database.prisma.attempt.count({ where: { trigger: 1 } })) === 1,
    );
    expect(await parked()).toHaveLength(3);
    broken.answer(204);
    await resendDelivery(stage.ctx, last);
    worker.wake();
    await stage.until(async () => (await succeeded()) === 3);
    expect(broken.received).toHaveLength(failuresToClose + 4);
  });

  it("gets all that waited at once where its URL is changed", async () => {
    await failUntilClosed();
    const ids = await publishMany(3);
    await stage.until(async () => (await parked()).length === 3);
    const ref = { application: stage.application, endpoint };
    await patchEndpoint(stage.ctx, { ...ref, changes: { description: "ERP", url: broken.url } });
    expect((await gate())?.closedReason).toBe("breaker");
    const mended = await startReceiver();
    await patchEndpoint(stage.ctx, { ...ref, changes: { url: mended.url } });
    const requests = await mended.waitFor(3);
    expect(requests.map((request) => request.headers["webhook-id"]).sort()).toEqual(ids);
    await stage.until(async () => (await succeeded()) === 3);
    await mended.close();
  });

  it("has what waits ended where it is turned off, and is open once it is on again", async () => {
    await failUntilClosed();
    const [messageId = ""] = await publishMany(1);
    await stage.until(async () => (await parked()).length === 1);
    const ref = { application: stage.application, endpoint };
    await patchEndpoint(stage.ctx, { ...ref, changes: { disabled: true } });
    const where = { messageId, endpointId: endpoint };
    await stage.until(async () => (await stage.database.prisma.delivery.count({ where })) === 1);
    expect(await stage.database.prisma.delivery.findFirst({ where })).toMatchObject({
      state: "exhausted",
      reason: "endpoint_disabled",
      attemptCount: 0,
    });
    await patchEndpoint(stage.ctx, { ...ref, changes: { disabled: false } });
    expect(await gate()).toMatchObject({ closedUntil: null, closedReason: null });
  });
});

async function failUntilClosed(): Promise<void> {
  await publishMany(failuresToClose - 1);
  await stage.until(async () => (await failures()) === failuresToClose - 1);
  expect(await gate()).toBeNull();
  await publishMany(1);
  await stage.until(async () => (await gate()) !== null);
  await stayClosed();
}

/** Until the test says otherwise. */
async function stayClosed(): Promise<void> {
  await stage.database.pool.query(
    "update gates set closed_until = now() + interval '1 hour', check_at = now() + interval '1 hour'",
  );
}

async function publishMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) ids.push(await stage.publishOne());
  worker.wake();
  return ids;
}

async function passTime(): Promise<void> {
  await stage.database.pool.query("update gates set closed_until = now(), check_at = now()");
}

async function failures(): Promise<number | undefined> {
  const row = await stage.database.prisma.endpointHealth.findUnique({ where: { endpointId: endpoint } });
  return row?.consecutiveFailures;
}

function gate() {
  return stage.database.prisma.gate.findUnique({ where: { ownerId: endpoint } });
}

async function closedUntil(): Promise<number> {
  return (await gate())?.closedUntil?.getTime() ?? 0;
}

function parked() {
  return stage.database.prisma.queuedDelivery.findMany({ where: { gate: endpoint, attemptNumber: 0 } });
}

function succeeded(): Promise<number> {
  return stage.database.prisma.delivery.count({ where: { endpointId: endpoint, state: "succeeded" } });
}
