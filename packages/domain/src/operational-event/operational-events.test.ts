import { createId } from "@posthorn/db";
import { publish, takeOperationalEvents } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { publishOperationalEvents } from "./publish-operational-events.ts";
import { recordOperationalEvent } from "./record-operational-event.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let operationalApplication: string;
let application: string;
let endpoint: string;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  const row = await database.prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  operationalApplication = row.operationalApplicationId;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query("truncate operational_events, delivery_queue");
  await database.prisma.endpoint.deleteMany();
  application = await buildApplication(database.prisma, environment.environmentId, { name: "Kopi\r\nKita" });
  endpoint = await buildEndpoint(database.prisma, application, { url: "https://me:secret@kopi.example/in" });
});

describe("publishOperationalEvents", () => {
  it("sends an event to the operational endpoints that listen to it, through the engine", async () => {
    const listener = await buildEndpoint(database.prisma, operationalApplication, {
      eventTypes: ["endpoint.created"],
    });
    await buildEndpoint(database.prisma, operationalApplication, { eventTypes: ["endpoint.deleted"] });
    await recordCreated();
    expect(await publishOperationalEvents(ctx)).toBe(1);
    expect(await publishOperationalEvents(ctx)).toBe(0);
    const [queued, ...others] = await database.prisma.queuedDelivery.findMany();
    expect(others).toEqual([]);
    expect(queued).toMatchObject({ endpointId: listener, applicationId: operationalApplication });
    const payload = await database.prisma.payload.findFirst({
      where: { messageId: queued?.messageId as string },
    });
    expect(JSON.parse(payload?.body ?? "")).toMatchObject({
      type: "endpoint.created",
      data: { endpointId: endpoint },
    });
    expect(await database.prisma.operationalEvent.count()).toBe(0);
  });

  it("publishes an event once though the process died after the publish", async () => {
    await buildEndpoint(database.prisma, operationalApplication);
    await recordCreated();
    await dieAfterPublish();
    expect(await database.prisma.operationalEvent.count()).toBe(1);
    expect(await publishOperationalEvents(ctx)).toBe(1);
    expect(await database.prisma.queuedDelivery.count()).toBe(1);
  });

  it("publishes each event once when two workers do it at once", async () => {
    await buildEndpoint(database.prisma, operationalApplication);
    for (let index = 0; index < 20; index++) await recordCreated();
    await Promise.all([publishOperationalEvents(ctx), publishOperationalEvents(ctx)]);
    await publishOperationalEvents(ctx);
    expect(await database.prisma.queuedDelivery.count()).toBe(20);
  });

  it("keeps nothing where no endpoint listens", async () => {
    await recordCreated();
    expect(await database.prisma.operationalEvent.count()).toBe(0);
  });
});

async function recordCreated(): Promise<void> {
  const data = { appId: application, appUid: null, endpointId: endpoint, endpointUid: null };
  await database.prisma.$transaction((tx) =>
    recordOperationalEvent(tx, ctx, { type: "endpoint.created", data }),
  );
}

/** The publish commits, the outbox does not. */
async function dieAfterPublish(): Promise<void> {
  const client = await database.pool.connect();
  await client.query("begin");
  const [event] = await takeOperationalEvents(client, "publish", 1);
  if (!event) throw new Error("the outbox is empty");
  const at = Date.now();
  await publish(database.pool, [
    {
      id: createId("msg"),
      environmentId: event.environmentId,
      application: operationalApplication,
      eventType: event.eventType,
      eventId: event.id,
      channels: [],
      tags: [],
      contentType: null,
      body: Buffer.from(event.payload),
      retentionClass: 30,
      payloadExpiresAt: at + 86_400_000,
      keyHash: null,
      keyExpiresAt: at,
    },
  ]);
  await client.query("rollback");
  client.release();
}
