import { findDeliveriesOfMessage } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { listCalledEndpoints } from "../endpoint/list-called-endpoints.ts";
import { createEventType } from "../event-type/create-event-type.ts";
import { listExamples } from "../event-type/list-examples.ts";
import { getPayload } from "./get-payload.ts";
import { publishExample } from "./publish-example.ts";

let database: TestDatabase;
let ctx: Ctx;
let called: string[];
const order = { application: "kopi", eventType: "order.created" };

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  const { environmentId } = environment;
  const application = await buildApplication(database.prisma, environmentId, { uid: "kopi" });
  const make = (path: string, change: object = {}) =>
    buildEndpoint(database.prisma, application, { url: `https://kopi.example/${path}`, ...change });
  called = [
    await make("all"),
    await make("group", { eventTypes: ["order.*"] }),
    await make("one", { eventTypes: ["guest.checked_in", "order.created"] }),
  ];
  await make("other", { eventTypes: ["guest.*"] });
  await make("channel", { channels: ["jkt"] });
  await make("disabled", { disabledAt: new Date() });
  await make("deleted", { deletedAt: new Date() });
  const described = { description: "d", archived: false, deprecated: false };
  const schemas = { "1": { type: "object", examples: [{ order: { id: 1042 } }] } };
  await createEventType(ctx, { ...described, name: "order.created", schemas });
  await createEventType(ctx, { ...described, name: "guest.checked_in" });
});
afterAll(() => database.close());

describe("publishExample", () => {
  it("goes to exactly the endpoints that were named before", async () => {
    const named = await listCalledEndpoints(ctx, order);
    expect(named).toEqual({
      count: 3,
      urls: ["all", "group", "one"].map((path) => `https://kopi.example/${path}`),
    });
    const { id } = await publishExample(ctx, order);
    const page = { limit: 50, from: "ep_", to: "ep`", isAscending: true };
    const deliveries = await findDeliveriesOfMessage(database.pool, id, page);
    expect(deliveries.map(({ endpointId }) => endpointId).sort()).toEqual(called.toSorted());
    expect(await getPayload(ctx, { application: "kopi", message: id })).toMatchObject({
      text: '{"order":{"id":1042}}',
    });
  });

  it("is offered for event types that have an example, and refused for others", async () => {
    expect(await listExamples(ctx)).toEqual(["order.created"]);
    await expect(publishExample(ctx, { ...order, eventType: "guest.checked_in" })).rejects.toMatchObject({
      code: "missing_example",
    });
  });

  it("is not for a key that may only read", async () => {
    const { actor } = ctx;
    if (actor.kind !== "key") throw new Error("the test's actor is a key");
    const reader: Ctx = { ...ctx, actor: { ...actor, scope: "read" } };
    await expect(publishExample(reader, order)).rejects.toMatchObject({ code: "insufficient access" });
  });
});
