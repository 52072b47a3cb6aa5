import { createHash } from "node:crypto";
import { createId } from "@posthorn/db";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NewMessage, publish } from "./publish.ts";

let database: TestDatabase;
let environmentId: string;
let application: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ environmentId } = await buildEnvironment(database.prisma));
  application = await addApplication("customer-1");
});
afterAll(() => database.close());

describe("publish", () => {
  it("stores a message and a delivery for each matching endpoint in one step", async () => {
    const all = await addEndpoint();
    const group = await addEndpoint({ eventTypes: ["order.*"] });
    await addEndpoint({ eventTypes: ["payment.succeeded"] });
    await addEndpoint({ eventTypes: ["orders.*"] });
    await addEndpoint({ channels: ["other"] });
    await addEndpoint({ disabledAt: new Date() });
    const message = newMessage();

    const [verdict] = await publish(database.pool, [message]);

    expect(verdict).toEqual({ kind: "stored", applicationId: application, deliveryCount: 2 });
    const queued = await database.prisma.queuedDelivery.findMany({ where: { messageId: message.id } });
    expect(queued.map((row) => row.endpointId).sort()).toEqual([all, group].sort());
    await database.prisma.endpoint.deleteMany({});
  });

  it("keeps the exact bytes of a payload", async () => {
    const text = '{ "total": 12345678901234567890, "price": 1.10, "2": 1, "1": 2, "1": 3 }';
    const message = newMessage({ body: Buffer.from(text) });
    await publish(database.pool, [message]);
    const stored = await database.prisma.payload.findFirst({ where: { messageId: message.id } });
    expect(stored?.body).toBe(text);
  });

  it("answers a repeated key with what the first one stored", async () => {
    const first = newMessage({ keyHash: keyHash("a") });
    const second = newMessage({ keyHash: keyHash("a"), eventType: "other" });
    await publish(database.pool, [first]);
    const [verdict] = await publish(database.pool, [second]);
    expect(verdict).toMatchObject({ kind: "repeated", first: { id: first.id, eventType: "order.created" } });
  });

  it("answers the second of two equal keys in one batch like a repeat", async () => {
    const batch = [newMessage({ keyHash: keyHash("b") }), newMessage({ keyHash: keyHash("b") })];
    const verdicts = await publish(database.pool, batch);
    expect(verdicts.map((verdict) => verdict?.kind).sort()).toEqual(["repeated", "stored"]);
  });

  it("refuses a taken event id, leaves its neighbours alone and frees its key", async () => {
    await publish(database.pool, [newMessage({ eventId: "e-1" })]);
    const refused = newMessage({ eventId: "e-1", keyHash: keyHash("c") });
    const neighbour = newMessage({ eventId: "e-2", keyHash: keyHash("d") });
    const verdicts = await publish(database.pool, [refused, neighbour]);
    expect(verdicts.map((verdict) => verdict?.kind)).toEqual(["event_id_taken", "stored"]);
    const [again] = await publish(database.pool, [newMessage({ keyHash: keyHash("c") })]);
    expect(again?.kind).toBe("stored");
  });

  it("finds the application by uid, and none of another environment or deleted", async () => {
    const other = await buildEnvironment(database.prisma);
    const deleted = await addApplication("gone");
    await database.prisma.application.update({
      where: { id: deleted },
      data: { deletedAt: new Date(), uid: null },
    });
    const verdicts = await publish(database.pool, [
      newMessage({ application: "customer-1" }),
      newMessage({ environmentId: other.environmentId }),
      newMessage({ application: deleted }),
      newMessage({ application: "nobody" }),
    ]);
    expect(verdicts.map((verdict) => verdict?.kind)).toEqual([
      "stored",
      "application_gone",
      "application_gone",
      "application_gone",
    ]);
  });

  it("does not deadlock when many batches take the same keys in opposite orders", async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k-${index}`);
    const batch = (order: string[]) =>
      order.map((key) => newMessage({ keyHash: keyHash(key), eventId: key }));
    const all = await Promise.all(
      [keys, keys.toReversed(), keys, keys.toReversed()].map((order) => publish(database.pool, batch(order))),
    );
    const kinds = all.flat().map((verdict) => verdict?.kind);
    expect(kinds.filter((kind) => kind === "stored")).toHaveLength(40);
    expect(kinds.filter((kind) => kind === "repeated")).toHaveLength(120);
  });

  it("lets messages that are addressed alike and otherwise each find their own endpoints", async () => {
    const orders = await addEndpoint({ eventTypes: ["order.*"] });
    const jakarta = await addEndpoint({ channels: ["jkt"] });
    const batch = [
      newMessage(),
      newMessage({ eventType: "payment.succeeded", channels: ["jkt", "sby"] }),
      newMessage(),
      newMessage({ application: "customer-1", channels: ["jkt"] }),
    ];
    await publish(database.pool, batch);
    const queued = await database.prisma.queuedDelivery.findMany({
      where: { messageId: { in: batch.map((message) => message.id) } },
    });
    const endpointsOf = ({ id }: NewMessage) =>
      queued.filter((row) => row.messageId === id).map((row) => row.endpointId);
    expect(batch.map((message) => endpointsOf(message).sort())).toEqual([
      [orders],
      [jakarta],
      [orders],
      [orders, jakarta].sort(),
    ]);
    await database.prisma.endpoint.deleteMany({});
  });

  it("parks what goes to a limited endpoint behind its gate, and looks at the gate", async () => {
    const limited = await addEndpoint();
    await database.prisma.gate.create({
      data: { ownerId: limited, rate: 1, checkAt: new Date(Date.now() + 3_600_000) },
    });
    const message = newMessage({ keyHash: keyHash("gated") });
    await publish(database.pool, [message]);
    const queued = await database.prisma.queuedDelivery.findMany({ where: { messageId: message.id } });
    expect(queued).toMatchObject([{ endpointId: limited, gate: limited }]);
    const gate = await database.prisma.gate.findUniqueOrThrow({ where: { ownerId: limited } });
    expect(gate.checkAt.getTime()).toBeLessThan(Date.now() + 60_000);
    await database.prisma.endpoint.deleteMany({});
  });

  it("postpones what is more than a batch may queue, with a cursor in the same transaction", async () => {
    const wide = await addApplication("wide");
    await database.prisma.endpoint.createMany({
      data: Array.from({ length: 1_200 }, () => ({
        id: createId("ep"),
        environmentId,
        applicationId: wide,
        url: "https://kopi.example/hooks",
      })),
    });
    const message = newMessage({ application: wide });
    const [verdict] = await publish(database.pool, [message]);
    expect(verdict).toMatchObject({ kind: "stored", deliveryCount: 1_000 });
    const fanOut = await database.prisma.fanOut.findUnique({ where: { messageId: message.id } });
    expect(fanOut).toMatchObject({ deliveryCount: 1_000 });
  });
});

function newMessage(change: Partial<NewMessage> = {}): NewMessage {
  return buildMessage({ environmentId, application }, change);
}

function keyHash(text: string): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, 16);
}

function addApplication(uid: string): Promise<string> {
  return buildApplication(database.prisma, environmentId, { uid });
}

function addEndpoint(change?: Parameters<typeof buildEndpoint>[2]): Promise<string> {
  return buildEndpoint(database.prisma, application, change);
}
