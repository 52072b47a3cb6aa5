import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createId } from "./id.ts";
import {
  dropPartition,
  ensurePartitions,
  listPartitions,
  partitionDaysAhead,
  partitionStart,
  retentionClassFor,
} from "./partitions.ts";

const dayMs = 86_400_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("partitions", () => {
  it("are made a week ahead, once, by however many processes ask", async () => {
    const later = new Date(Date.now() + 10 * dayMs);
    const made = await Promise.all([1, 2, 3].map(() => ensurePartitions(database.pool, later, later)));
    expect(Math.max(...made)).toBeGreaterThan(0);
    expect(await ensurePartitions(database.pool, later, later)).toBe(0);
    expect(await partitionDaysAhead(database.pool, later)).toBe(7);
  });

  it("tell how many days are left when nobody makes more", async () => {
    expect(await partitionDaysAhead(database.pool, new Date(Date.now() + 400 * dayMs))).toBe(-1);
  });

  it("take in each row by the time in its id, and go with all their rows", async () => {
    const past = new Date("2026-03-10T12:00:00Z");
    await ensurePartitions(database.pool, past, past);
    const id = createId("msg", past.getTime());
    await database.prisma.delivery.create({
      data: { messageId: id, endpointId: "ep_1", state: "succeeded", attemptCount: 1, endedAt: past },
    });
    const partition = { table: "deliveries", name: "deliveries_20260310" };
    const { rows } = await database.pool.query(`select message_id from ${partition.name}`);
    expect(rows).toEqual([{ message_id: id }]);
    await dropPartition(database.pool, partition);
    expect(await listPartitions(database.pool)).not.toContainEqual(partition);
  });

  it("say in their name when they begin", () => {
    expect(new Date(partitionStart("payloads_90_20260310")).toISOString()).toBe("2026-03-10T00:00:00.000Z");
    expect(new Date(partitionStart("audit_entries_202603")).toISOString()).toBe("2026-03-01T00:00:00.000Z");
  });

  it("keep a payload in the next larger class", () => {
    expect([1, 7, 8, 30, 31, 90].map(retentionClassFor)).toEqual([7, 7, 30, 30, 90, 90]);
  });
});
