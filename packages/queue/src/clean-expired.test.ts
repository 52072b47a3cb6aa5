import { randomBytes } from "node:crypto";
import { createId, lowestId } from "@posthorn/db";
import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cleanable, cleanExpired } from "./clean-expired.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date();
const past = new Date(now.getTime() - 1_000);
const future = new Date(now.getTime() + 60_000);

describe("cleanExpired", () => {
  it("deletes expired keys in batches, and no other", async () => {
    const key = (expiresAt: Date) => ({ hash: randomBytes(16), messageId: "msg_1", expiresAt });
    await database.prisma.idempotencyKey.createMany({
      data: [...Array.from({ length: 5_001 }, () => key(past)), key(future)],
    });
    expect(await cleanExpired(database.pool, "idempotency_keys", now)).toEqual({
      deleted: 5_000,
      isMore: true,
    });
    expect(await cleanExpired(database.pool, "idempotency_keys", now)).toEqual({ deleted: 1, isMore: false });
    expect(await database.prisma.idempotencyKey.count()).toBe(1);
  });

  it("waits for nobody: a key that a publish holds is left to the next round", async () => {
    await database.prisma.idempotencyKey.deleteMany();
    const hash = randomBytes(16);
    await database.prisma.idempotencyKey.create({ data: { hash, messageId: "msg_1", expiresAt: past } });
    const other = await database.pool.connect();
    await other.query("begin");
    await other.query("select from idempotency_keys where hash = $1 for update", [hash]);
    expect(await cleanExpired(database.pool, "idempotency_keys", now)).toMatchObject({ deleted: 0 });
    await other.query("commit");
    other.release();
    expect(await cleanExpired(database.pool, "idempotency_keys", now)).toMatchObject({ deleted: 1 });
  });

  it("frees event ids as old as the messages that are gone", async () => {
    const old = createId("msg", now.getTime() - 91 * 86_400_000);
    const rows = [old, createId("msg")].map((messageId) => ({
      applicationId: "app_1",
      eventId: messageId,
      messageId,
    }));
    await database.prisma.eventId.createMany({ data: rows });
    const bound = lowestId("msg", now.getTime() - 90 * 86_400_000);
    expect(await cleanExpired(database.pool, "event_ids", bound)).toMatchObject({ deleted: 1 });
    expect(await database.prisma.eventId.count({ where: { messageId: old } })).toBe(0);
  });

  it("drops rollups of one span, and keeps the others", async () => {
    const row = {
      startsAt: past,
      environmentId: "env_1",
      applicationId: "",
      endpointId: "",
      eventType: "",
      outcome: "",
      count: 1,
    };
    await database.prisma.rollup.createMany({
      data: [
        { ...row, span: "minute" },
        { ...row, span: "hour" },
      ],
    });
    expect(await cleanExpired(database.pool, "rollups_minute", now)).toMatchObject({ deleted: 1 });
    expect(await database.prisma.rollup.findMany()).toMatchObject([{ span: "hour" }]);
  });

  it.each<[Cleanable, Date | string]>([
    ["idempotent_responses", now],
    ["portal_sessions", now],
    ["user_sessions", now],
    ["sign_in_links", now],
    ["background_tasks", lowestId("qtask", 0)],
    ["incidents", lowestId("inc", 0)],
    ["operational_events", lowestId("oev", 0)],
    ["rollups_hour", new Date(0)],
    ["rollups_day", new Date(0)],
  ])("finds nothing old in an empty %s", async (what, bound) => {
    expect(await cleanExpired(database.pool, what, bound)).toEqual({ deleted: 0, isMore: false });
  });
});
