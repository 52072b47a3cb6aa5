import { buildEndpoint } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claim } from "./claim.ts";
import { endOpenDeliveries } from "./end-open-deliveries.ts";
import { openStage, type Stage } from "./queue.fixture.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.begin());

const disabled = { state: "exhausted", reason: "endpoint_disabled" } as const;

describe("endOpenDeliveries", () => {
  it("ends all that is open of an endpoint, beyond one chunk, and nothing of another", async () => {
    const other = await buildEndpoint(stage.prisma, stage.application);
    await stage.publishMany(2_300);
    await turnOff(stage.endpoint);
    await stage.prisma.incident.create({ data: incidentOf(stage.endpoint) });
    expect(await endOpenDeliveries(stage.pool, { endpointId: stage.endpoint }, disabled)).toBe(2_300);
    const states = await stage.prisma.delivery.groupBy({
      by: ["endpointId", "state", "reason"],
      _count: true,
    });
    expect(states).toMatchObject([{ endpointId: stage.endpoint, ...disabled, _count: 2_300 }]);
    expect(await stage.prisma.queuedDelivery.count({ where: { endpointId: other } })).toBe(2_300);
    const incident = await stage.prisma.incident.findFirst({ where: { endpointId: stage.endpoint } });
    expect(incident?.exhaustedCount).toBe(2_300);
    expect(await counted("exhausted")).toBe(2_300);
  });

  it("leaves what a sender holds to its outcome", async () => {
    await stage.publishMany(5);
    await claim(stage.pool, 2);
    await stage.prisma.application.update({
      where: { id: stage.application },
      data: { deletedAt: new Date() },
    });
    expect(await endOpenDeliveries(stage.pool, { applicationId: stage.application }, disabled)).toBe(3);
    await stage.pool.query("update delivery_queue set due_at = now() - interval '1 second'");
    expect(await endOpenDeliveries(stage.pool, { applicationId: stage.application }, disabled)).toBe(2);
  });

  it("keeps a resend to an endpoint that is off, and ends it when the endpoint or payload is gone", async () => {
    const [messageId = ""] = await stage.publishMany(1);
    await stage.prisma.queuedDelivery.create({
      data: {
        messageId,
        endpointId: stage.endpoint,
        applicationId: stage.application,
        trigger: 1,
        dueAt: new Date(),
      },
    });
    await endOpenDeliveries(stage.pool, { messageId }, disabled);
    expect(await stage.prisma.queuedDelivery.findMany()).toMatchObject([{ trigger: 1 }]);
    const gone = { state: "cancelled", reason: "payload_expunged" } as const;
    expect(await endOpenDeliveries(stage.pool, { messageId }, gone)).toBe(0);
    expect(await stage.prisma.queuedDelivery.count()).toBe(0);
    expect(await stage.prisma.delivery.findMany()).toMatchObject([disabled]);
  });

  it("ends each delivery once when two callers end the same", async () => {
    await stage.publishMany(500);
    await turnOff(stage.endpoint);
    const counts = await Promise.all(
      [1, 2, 3].map(() => endOpenDeliveries(stage.pool, { endpointId: stage.endpoint }, disabled)),
    );
    expect(counts.reduce((sum, count) => sum + count)).toBe(500);
    expect(await counted("exhausted")).toBe(500);
  });

  it("ends nothing of an endpoint that has been turned on again, or of an application that is there", async () => {
    await stage.publishMany(3);
    expect(await endOpenDeliveries(stage.pool, { endpointId: stage.endpoint }, disabled)).toBe(0);
    expect(await endOpenDeliveries(stage.pool, { applicationId: stage.application }, disabled)).toBe(0);
    expect(await stage.prisma.queuedDelivery.count()).toBe(3);
  });
});

async function turnOff(id: string): Promise<void> {
  await stage.prisma.endpoint.update({ where: { id }, data: { disabledAt: new Date() } });
}

async function counted(outcome: string): Promise<number> {
  const { rows } = await stage.pool.query(
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
    environmentId: stage.environmentId,
    applicationId: stage.application,
    endpointId,
    cause: "timeout",
    causeDetail: {},
    ...times,
  };
}
