import { createId, ensurePartitions, lowestId, onlyOne } from "@posthorn/db";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaults, runOnce } from "./expire-contents.ts";
import { allLoops } from "./index.ts";
import type { LoopDeps } from "./loop-deps.ts";

let database: TestDatabase;
const dayMs = 86_400_000;
const now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  await ensurePartitions(database.pool, now, new Date(now.getTime() - 20 * dayMs));
});
afterAll(() => database.close());

describe("expire-contents", () => {
  it("empties what expired within its class, and leaves the rest", async () => {
    const expired = await addMessage({ daysAgo: 12, days: 10 });
    const whole = await addMessage({ daysAgo: 12, days: 14 });
    await run(new Date(0));
    expect(await contents(expired)).toEqual({ payload: null, answer: null });
    expect(await contents(whole)).toEqual({ payload: "{}", answer: "ok" });
  });

  it("looks only at what expired since the round before", async () => {
    const before = await addMessage({ daysAgo: 15, days: 10 });
    const since = await addMessage({ daysAgo: 11, days: 10 });
    await run(new Date(now.getTime() - 3 * dayMs));
    expect(await contents(before)).toEqual({ payload: "{}", answer: "ok" });
    expect(await contents(since)).toEqual({ payload: null, answer: null });
  });

  it("looks again at what a round left to another process, which may have died at it", async () => {
    const expired = await addMessage({ daysAgo: 13, days: 10 });
    const { signal } = new AbortController();
    const deps = { pool: database.pool, now: () => now, signal } as LoopDeps;
    const loop = allLoops().find(({ name }) => name === "expire-contents");
    await onlyOne(database.pool, "expiry", async () => {
      await loop?.round(deps);
    });
    expect(await contents(expired)).toEqual({ payload: "{}", answer: "ok" });
    await loop?.round(deps);
    expect(await contents(expired)).toEqual({ payload: null, answer: null });
  });

  it("goes through more messages than one batch holds", async () => {
    const at = now.getTime() - 9 * dayMs;
    const ids = Array.from({ length: 6_000 }, () => createId("msg", at));
    await database.pool.query(
      `with m as (
         insert into messages (id, environment_id, application_id, event_type, payload_bytes, retention_class,
                               payload_expires_at, delivery_count)
         select id, 'env_1', 'app_1', 'a', 2, 30, now() - interval '1 hour', 0 from unnest($1::text[]) id
         returning id)
       insert into payloads (retention_class, message_id, body) select 30, id, '{}' from m`,
      [ids],
    );
    await run(new Date(0));
    const left = await database.prisma.payload.count({
      where: { messageId: { gte: lowestId("msg", at), lt: lowestId("msg", at + 1) }, body: { not: null } },
    });
    expect(left).toBe(0);
  });
});

async function run(after: Date): Promise<void> {
  const { signal } = new AbortController();
  await runOnce({ pool: database.pool, now: () => now, signal }, { ...defaults, after });
}

async function addMessage({ daysAgo, days }: { daysAgo: number; days: number }): Promise<string> {
  const at = now.getTime() - daysAgo * dayMs;
  const id = createId("msg", at);
  const payloadExpiresAt = new Date(at + days * dayMs);
  await database.prisma.message.create({
    data: {
      id,
      environmentId: "env_1",
      applicationId: "app_1",
      eventType: "order.created",
      payloadBytes: 2,
      retentionClass: 30,
      payloadExpiresAt,
      deliveryCount: 1,
    },
  });
  await database.prisma.payload.create({ data: { retentionClass: 30, messageId: id, body: "{}" } });
  await database.prisma.responseBody.create({
    data: { retentionClass: 30, messageId: id, attemptId: createId("atmpt"), body: "ok", isBase64: false },
  });
  return id;
}

async function contents(messageId: string) {
  const payload = await database.prisma.payload.findFirst({ where: { messageId } });
  const answer = await database.prisma.responseBody.findFirst({ where: { messageId } });
  return { payload: payload?.body, answer: answer?.body };
}
