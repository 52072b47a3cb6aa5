import { claim, publish, record } from "@posthorn/queue";
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
import { runOnce } from "./end-closed-deliveries.ts";

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
  await database.pool.query("truncate delivery_queue, deliveries");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
  await publish(database.pool, [buildMessage({ environmentId, application })]);
  await settleDeliveries(database.pool, () => ({ verdict: "retry", retryDelayMs: 36_000_000 }));
});

describe("end-closed-deliveries", () => {
  it.each([
    ["disabled", "exhausted", "endpoint_disabled"],
    ["deleted", "cancelled", "endpoint_deleted"],
    ["of a deleted application", "cancelled", "application_deleted"],
  ])("ends what a sender set for a retry after its endpoint was %s", async (how, state, reason) => {
    const at = new Date();
    if (how === "disabled") await change({ disabledAt: at });
    else if (how === "deleted") await change({ deletedAt: at });
    else await database.prisma.application.update({ where: { id: application }, data: { deletedAt: at } });
    expect(await run()).toEqual({ isMore: true });
    expect(await database.prisma.delivery.findMany()).toMatchObject([{ state, reason, attemptCount: 1 }]);
    expect(await run()).toEqual({ isMore: false });
  });

  it("leaves live endpoints alone, and what a sender holds", async () => {
    expect(await run()).toEqual({ isMore: false });
    await database.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    const [held] = await claim(database.pool, 1);
    await change({ disabledAt: new Date() });
    expect(await run()).toEqual({ isMore: false });
    expect(held).toBeDefined();
    await record(database.pool, [], [], []);
    expect(await database.prisma.queuedDelivery.count()).toBe(1);
  });
});

async function change(data: { disabledAt?: Date; deletedAt?: Date }): Promise<void> {
  await database.prisma.endpoint.update({ where: { id: endpoint }, data });
}

async function run() {
  return await runOnce({ pool: database.pool, signal: new AbortController().signal });
}
