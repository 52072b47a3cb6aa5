import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let app: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  app = String((await api.answerTo("POST", "/api/v1/app", { body: { name: "A" } })).body.id);
});

const url = "https://kopi.example/hooks";
const answerTo: TestApi["answerTo"] = (...request) => api.answerTo(...request);
const createEndpoint = async (fields: object = {}) =>
  String((await answerTo("POST", `/api/v1/app/${app}/endpoint`, { body: { url, ...fields } })).body.id);
const patch = (id: string, body: object) => answerTo("PATCH", `/api/v1/app/${app}/endpoint/${id}`, { body });
const publish = async () => {
  const body = { eventType: "order.created", payload: {} };
  return String((await answerTo("POST", `/api/v1/app/${app}/msg`, { body })).body.id);
};

describe("an endpoint that is turned off by hand", () => {
  it("has its open deliveries ended, and gets none until it is turned on again", async () => {
    const id = await createEndpoint();
    const messageId = await publish();
    expect((await patch(id, { disabled: true })).body).toMatchObject({
      disabled: true,
      disabledReason: "manual",
    });
    const { prisma } = api.database;
    const where = { messageId_endpointId: { messageId, endpointId: id } };
    expect(await prisma.delivery.findUnique({ where })).toMatchObject({
      state: "exhausted",
      reason: "endpoint_disabled",
    });
    await publish();
    expect(await prisma.queuedDelivery.count({ where: { endpointId: id } })).toBe(0);
    expect((await patch(id, { disabled: false })).body).toMatchObject({
      disabled: false,
      disabledReason: null,
    });
    await publish();
    expect(await prisma.queuedDelivery.count({ where: { endpointId: id } })).toBe(1);
  });

  it("starts its days of failure anew when it is turned on", async () => {
    const id = await createEndpoint({ disabled: true });
    const firstFailureAt = new Date(0);
    await api.database.prisma.endpointHealth.create({
      data: { endpointId: id, consecutiveFailures: 9, firstFailureAt },
    });
    await patch(id, { disabled: false });
    const health = await api.database.prisma.endpointHealth.findUnique({ where: { endpointId: id } });
    expect(health?.firstFailureAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(health?.consecutiveFailures).toBe(9);
  });
});

describe("an endpoint that is deleted", () => {
  it("has its open deliveries cancelled, and its uid is free", async () => {
    const id = await createEndpoint({ uid: "erp" });
    const messageId = await publish();
    expect((await api.request("DELETE", `/api/v1/app/${app}/endpoint/erp`)).status).toBe(204);
    const where = { messageId_endpointId: { messageId, endpointId: id } };
    expect(await api.database.prisma.delivery.findUnique({ where })).toMatchObject({
      state: "cancelled",
      reason: "endpoint_deleted",
    });
    expect(await createEndpoint({ uid: "erp" })).not.toBe(id);
  });
});

describe("the environment's operational endpoints", () => {
  it("are told of every change of an endpoint, in order, and of none of their own", async () => {
    const operational = { body: { url, uid: `ops-${app}` } };
    await answerTo("POST", "/api/v1/operational-webhook/endpoint", operational);
    const id = await createEndpoint({ uid: "watched" });
    await patch(id, { description: "d" });
    await patch(id, { disabled: true });
    await patch(id, { disabled: false });
    await api.request("POST", `/api/v1/app/${app}/endpoint/${id}/secret/rotate`);
    await api.request("DELETE", `/api/v1/app/${app}/endpoint/${id}`);
    const events = await api.database.prisma.operationalEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ eventType }) => eventType)).toEqual([
      "endpoint.created",
      "endpoint.updated",
      "endpoint.disabled",
      "endpoint.updated",
      "endpoint.enabled",
      "endpoint.updated",
      "endpoint.updated",
      "endpoint.deleted",
    ]);
    const told = events.map(({ payload }) => JSON.parse(payload));
    for (const { data } of told) {
      expect(data).toMatchObject({ appId: app, appUid: null, endpointId: id, endpointUid: "watched" });
    }
    expect(told[2].data).toMatchObject({ failSince: null, trigger: "manual" });
    await api.request("DELETE", `/api/v1/operational-webhook/endpoint/ops-${app}`);
    await createEndpoint();
    expect(await api.database.prisma.operationalEvent.count()).toBe(events.length);
  });

  it("ask only for events of the platform", async () => {
    const ask = (eventTypes: string[]) =>
      answerTo("POST", "/api/v1/operational-webhook/endpoint", { body: { url, eventTypes } });
    expect((await ask(["endpoint.disabled", "message.*"])).status).toBe(201);
    expect(await ask(["order.created"])).toMatchObject({
      status: 422,
      body: { detail: [{ type: "unknown_event_type" }] },
    });
  });
});
