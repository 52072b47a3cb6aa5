import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claim } from "./claim.ts";
import { endOpenDeliveries } from "./end-open-deliveries.ts";
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
  await database.pool.query("truncate delivery_queue, rollup_deltas, deliveries");
  application = await buildApplication(database.prisma, environmentId);
  endpoint = await buildEndpoint(database.prisma, application);
});

const disabled = { state: "exhausted", reason: "endpoint_disabled" } as const;

describe("endOpenDeliveries", () => {
  it("ends all that is open of an endpoint, beyond one chunk, and nothing of another", async () => {
    const other = await buildEndpoint(database.prisma, application);
    await publishMany(2_300);
    await turnOff(endpoint);
    await database.prisma.incident.create({ data: incidentOf(endpoint) });
    expect(await endOpenDeliveries(database.pool, { endpointId: endpoint }, disabled)).toBe(2_300);
    const states = await database.prisma.delivery.groupBy({
      by: ["endpointId", "state", "reason"],
      _count: true,
    });
    expect(states).toMatchObject([{ endpointId: endpoint, ...disabled, _count: 2_300 }]);
    expect(await database.prisma.queuedDelivery.count({ where: { endpointId: other } })).toBe(2_300);
    const incident = await database.prisma.incident.findFirst({ where: { endpointId: endpoint } });
    expect(incident?.exhaustedCount).toBe(2_300);
    expect(await counted("exhausted")).toBe(2_300);
  });

  it("leaves what a sender holds to its outcome", async () => {
    await publishMany(5);
    await claim(database.pool, 2);
    await database.prisma.application.update({ where: { id: application }, data: { deletedAt: new Date() } });
    expect(await endOpenDeliveries(database.pool, { applicationId: application }, disabled)).toBe(3);
    await database.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    expect(await endOpenDeliveries(database.pool, { applicationId: application }, disabled)).toBe(2);
  });

  it("keeps a resend to an endpoint that is off, and ends it when the endpoint or payload is gone", async () => {
    const [messageId = ""] = await publishMany(1);
    await database.prisma.queuedDelivery.create({
      data: { messageId, endpointId: endpoint, applicationId: application, trigger: 1, dueAt: new Date() },
    });
    await endOpenDeliveries(database.pool, { messageId }, disabled);
    expect(await database.prisma.queuedDelivery.findMany()).toMatchObject([{ trigger: 1 }]);
    const gone = { state: "cancelled", reason: "payload_expunged" } as const;
    expect(await endOpenDeliveries(database.pool, { messageId }, gone)).toBe(0);
    expect(await database.prisma.queuedDelivery.count()).toBe(0);
    expect(await database.prisma.delivery.findMany()).toMatchObject([disabled]);
  });

  it("ends each delivery once when two callers end the same", async () => {
    await publishMany(500);
    await turnOff(endpoint);
    const counts = await Promise.all(
      [1, 2, 3].map(() => endOpenDeliveries(database.pool, { endpointId: endpoint }, disabled)),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(500);
    expect(await counted("exhausted")).toBe(500);
  });

  it("ends nothing of an endpoint that has been turned on again, or of an application that is there", async () => {
    await publishMany(3);
    expect(await endOpenDeliveries(database.pool, { endpointId: endpoint }, disabled)).toBe(0);
    expect(await endOpenDeliveries(database.pool, { applicationId: application }, disabled)).toBe(0);
    expect(await database.prisma.queuedDelivery.count()).toBe(3);
  });
});

async function turnOff(id: string): Promise<void> {
  await database.prisma.endpoint.update({ where: { id }, data: { disabledAt: new Date() } });
}

async function publishMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) {
    const messages = Array.from({ length: Math.min(500, count - ids.length) }, () =>
      buildMessage({ environmentId, application }),
    );
    await publish(database.pool, messages);
    ids.push(...messages.map((message) => message.id));
  }
  return ids;
}

async function counted(outcome: string): Promise<number> {
  const { rows } = await database.pool.query(
    `select coalesce(sum((d ->> 7)::int), 0)::int as count
       from rollup_deltas, jsonb_array_elements(deltas) d where d ->> 5 = $1`,
    [outcome],
  );
  return rows[0].count;
}

function incidentOf(endpointId: string) {
  const at = new Date();
  const times = { firstFailureAt: at, lastFailureAt: at, openedAt: at };
  return {
    id: "inc_1",
    environmentId,
    applicationId: application,
    endpointId,
    cause: "timeout",
    causeDetail: {},
    ...times,
  };
}
