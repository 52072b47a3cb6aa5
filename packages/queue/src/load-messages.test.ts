import { createId, dayPartition, dropPartition, ensurePartitions } from "@posthorn/db";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMessages, type MessageToSend } from "./load-messages.ts";

const dayMs = 86_400_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("loadMessages", () => {
  it("finds messages of several days, each once, with their payload", async () => {
    const yesterday = Date.now() - dayMs;
    const ids = [await addMessage(Date.now()), await addMessage(yesterday), await addMessage(yesterday)];
    const found = await loadMessages(database.pool, ids);
    expect(found.map((message) => message.id).sort()).toEqual(ids.sort());
    expect(found.every((message) => message.body === "{}")).toBe(true);
  });

  it("hides a payload whose retention has passed", async () => {
    const id = await addMessage(Date.now(), new Date(Date.now() - 1_000));
    expect(await loadMessages(database.pool, [id])).toMatchObject([{ id, body: null }]);
  });

  it("still finds a long-kept payload of a day whose short-lived ones are gone", async () => {
    const past = Date.now() - 10 * dayMs;
    await ensurePartitions(database.pool, new Date(past), new Date(past));
    const id = await addMessage(past);
    await dropPartition(database.pool, { table: "payloads_7", name: dayPartition("payloads_7", past) });
    expect(await loadMessages(database.pool, [id])).toMatchObject([{ id, body: "{}" }]);
  });

  it("reads the oldest payloads until they come to the bytes given, and says which it left out", async () => {
    const ids = [await addMessage(Date.now()), await addMessage(Date.now()), await addMessage(Date.now())];
    const load = async (maxBytes: number) => byId(await loadMessages(database.pool, ids, maxBytes));
    const [read, leftOut] = [
      { body: "{}", isLeftOut: false, payloadBytes: 2 },
      { body: null, isLeftOut: true, payloadBytes: 2 },
    ];
    expect(await load(1)).toMatchObject([read, leftOut, leftOut]);
    expect(await load(3)).toMatchObject([read, read, leftOut]);
    expect(await load(5)).toMatchObject([read, read, read]);
  });

  it("reads one of each day, however few bytes are given", async () => {
    const yesterday = Date.now() - dayMs;
    const ids = [await addMessage(yesterday), await addMessage(yesterday), await addMessage(Date.now())];
    const found = byId(await loadMessages(database.pool, ids, 1));
    expect(found.map((message) => message.isLeftOut)).toEqual([false, true, false]);
  });
});

function byId(messages: MessageToSend[]): MessageToSend[] {
  return messages.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function addMessage(at: number, payloadExpiresAt = new Date(Date.now() + dayMs)): Promise<string> {
  const id = createId("msg", at);
  await database.prisma.message.create({
    data: {
      id,
      environmentId: "env_1",
      applicationId: "app_1",
      eventType: "order.created",
      payloadBytes: 2,
      retentionClass: 90,
      payloadExpiresAt,
      deliveryCount: 0,
    },
  });
  await database.prisma.payload.create({ data: { retentionClass: 90, messageId: id, body: "{}" } });
  return id;
}
