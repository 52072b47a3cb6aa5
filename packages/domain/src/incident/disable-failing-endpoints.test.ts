import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disableFailingEndpoints } from "./disable-failing-endpoints.ts";

let database: TestDatabase;
let environmentId: string;
let application: string;
let endpoint: string;

const now = new Date();
const days = 5;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate incidents, endpoint_health, operational_events, delivery_queue");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

describe("disableFailingEndpoints", () => {
  it("turns off what has only failed for five days, ends what waits for it, and tells", async () => {
    const message = buildMessage({ environmentId, application });
    await publish(database.pool, [message]);
    await fail({ firstDaysAgo: 5.5, lastDaysAgo: 0.1 });
    expect(await disable()).toEqual([endpoint]);
    const row = await database.prisma.endpoint.findUniqueOrThrow({ where: { id: endpoint } });
    expect(row).toMatchObject({ disabledAt: now, disabledReason: "failing" });
    const delivery = await database.prisma.delivery.findFirst({ where: { messageId: message.id } });
    expect(delivery).toMatchObject({ state: "exhausted", reason: "endpoint_disabled" });
    const events = await database.prisma.operationalEvent.findMany();
    expect(events).toMatchObject([{ eventType: "endpoint.disabled", awaitsAlert: true }]);
    expect(await disable()).toEqual([]);
  });

  it("takes silence for no failure", async () => {
    await fail({ firstDaysAgo: 20, lastDaysAgo: 19 });
    expect(await disable()).toEqual([]);
  });

  it("leaves alone what failed for a shorter time", async () => {
    await fail({ firstDaysAgo: 4.9, lastDaysAgo: 0 });
    expect(await disable()).toEqual([]);
  });

  it("is switched off by the endpoint, else by the environment, or for all", async () => {
    await fail({ firstDaysAgo: 9, lastDaysAgo: 0 });
    const set = (disableOnFailure: boolean | null) =>
      database.prisma.endpoint.update({ where: { id: endpoint }, data: { disableOnFailure } });
    await set(false);
    expect(await disable()).toEqual([]);
    await set(null);
    await database.prisma.environment.update({
      where: { id: environmentId },
      data: { disableOnFailure: false },
    });
    expect(await disable()).toEqual([]);
    await set(true);
    expect(await disableFailingEndpoints(deps(), 0)).toEqual([]);
    expect(await disable()).toEqual([endpoint]);
  });
});

function deps() {
  return { pool: database.pool, now: () => now };
}

async function disable(): Promise<string[]> {
  return await disableFailingEndpoints(deps(), days);
}

async function fail({ firstDaysAgo, lastDaysAgo }: { firstDaysAgo: number; lastDaysAgo: number }) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const times = { firstFailureAt: daysAgo(firstDaysAgo), lastFailureAt: daysAgo(lastDaysAgo) };
  await database.prisma.endpointHealth.create({
    data: { endpointId: endpoint, consecutiveFailures: 40, lastReason: "timeout", ...times },
  });
  await database.prisma.incident.create({
    data: {
      id: "inc_1",
      environmentId,
      applicationId: application,
      endpointId: endpoint,
      cause: "timeout",
      causeDetail: {},
      openedAt: times.firstFailureAt,
      ...times,
    },
  });
}
