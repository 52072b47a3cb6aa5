import { createId, dayPartition, dropPartition, ensurePartitions } from "@posthorn/db";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadMessages } from "./load-messages.ts";

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
});

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
