import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { foldRollups } from "./fold-rollups.ts";
import { latencyBucketCount } from "./latency-bucket.ts";
import { readRollups } from "./read-rollups.ts";
import type { RollupDelta } from "./record.ts";
import { rollupSegments } from "./rollup-segments.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query("truncate rollups, rollup_deltas"));

const minuteMs = 60_000;
const noon = Date.UTC(2026, 10, 22, 12);
const minuteOf = (at: number) => at / minuteMs;

function delta(at: number, outcome: string, bucket: number, count: number, endpoint = "ep_1"): RollupDelta {
  return [minuteOf(at), "env_1", "app_1", endpoint, "order.created", outcome, bucket, count];
}

async function add(...deltas: RollupDelta[]): Promise<void> {
  await database.prisma.rollupDelta.create({ data: { deltas } });
}

async function rows(span: "minute" | "hour" | "day") {
  const found = await database.prisma.rollup.findMany({ where: { span }, orderBy: { startsAt: "asc" } });
  return found.map((row) => [row.startsAt.getTime(), row.outcome, row.count]);
}

describe("foldRollups", () => {
  it("adds each batch to its minute, hour and day, once", async () => {
    await add(delta(noon, "succeeded", 3, 2), delta(noon + minuteMs, "succeeded", 3, 1));
    await add(delta(noon, "succeeded", 5, 4), delta(noon, "exhausted", -1, 1));
    expect(await foldRollups(database.pool)).toBe(2);
    await add(delta(noon + 61 * minuteMs, "succeeded", 3, 10));
    expect(await foldRollups(database.pool)).toBe(1);
    expect(await foldRollups(database.pool)).toBe(0);
    expect(await rows("minute")).toHaveLength(4);
    expect((await rows("hour")).filter(([, outcome]) => outcome === "succeeded")).toEqual([
      [noon, "succeeded", 7],
      [noon + 60 * minuteMs, "succeeded", 10],
    ]);
    expect(await rows("day")).toEqual(
      expect.arrayContaining([
        [noon - 12 * 60 * minuteMs, "succeeded", 17],
        [noon - 12 * 60 * minuteMs, "exhausted", 1],
      ]),
    );
    const day = await database.prisma.rollup.findFirst({ where: { span: "day", outcome: "succeeded" } });
    expect(day?.latencyCounts).toHaveLength(latencyBucketCount);
    expect(day?.latencyCounts.slice(3, 6)).toEqual([13, 0, 4]);
    const ended = await database.prisma.rollup.findFirst({ where: { span: "day", outcome: "exhausted" } });
    expect(ended?.latencyCounts).toEqual([]);
  });

  it("counts each batch once when several workers fold at the same time", async () => {
    for (let index = 0; index < 50; index++) await add(delta(noon, "succeeded", 1, 1));
    const folded = await Promise.all([1, 2, 3, 4].map(() => foldRollups(database.pool)));
    folded.push(await foldRollups(database.pool));
    expect(folded.reduce((sum, count) => sum + count)).toBe(50);
    expect(await rows("minute")).toEqual([[noon, "succeeded", 50]]);
  });

  it("folds what was written before and commits after", async () => {
    const late = await database.pool.connect();
    await late.query("begin");
    await late.query("insert into rollup_deltas (deltas) values ($1)", [
      JSON.stringify([delta(noon, "failed", 2, 1)]),
    ]);
    await add(delta(noon, "failed", 2, 1));
    expect(await foldRollups(database.pool)).toBe(1);
    await late.query("commit");
    late.release();
    expect(await foldRollups(database.pool)).toBe(1);
    expect(await rows("minute")).toEqual([[noon, "failed", 2]]);
  });
});

describe("readRollups", () => {
  it("adds up what is folded and what is not yet, for one endpoint or all", async () => {
    await add(delta(noon, "succeeded", 3, 2), delta(noon, "succeeded", 3, 5, "ep_2"));
    await foldRollups(database.pool);
    await add(delta(noon + minuteMs, "succeeded", 4, 1), delta(noon + minuteMs, "exhausted", -1, 1));
    const segments = rollupSegments({ from: noon - 86_400_000, to: noon + 3_600_000 }, noon);
    const one = await readRollups(
      database.pool,
      { environmentId: "env_1", endpointId: "ep_1" },
      segments,
      "none",
    );
    expect(one.map((point) => [point.outcome, point.count])).toEqual([
      ["exhausted", 1],
      ["succeeded", 3],
    ]);
    expect(one[0]?.latencies).toBeNull();
    expect(one[1]?.latencies?.slice(3, 5)).toEqual([2, 1]);
    const all = await readRollups(database.pool, { environmentId: "env_1" }, segments, "endpoint");
    expect(all.map((point) => [point.group, point.outcome, point.count])).toEqual([
      ["ep_1", "exhausted", 1],
      ["ep_1", "succeeded", 3],
      ["ep_2", "succeeded", 5],
    ]);
    expect(await readRollups(database.pool, { environmentId: "env_2" }, segments, "none")).toEqual([]);
  });
});

describe("rollupSegments", () => {
  it("reads whole days as days, whole hours as hours and the edges as minutes", () => {
    const day = 86_400_000;
    const hour = 3_600_000;
    const from = noon - 2 * day + 30 * minuteMs + hour;
    const segments = rollupSegments({ from, to: noon + 90 * minuteMs }, noon);
    expect(segments).toEqual([
      { span: "minute", from, to: from + 30 * minuteMs },
      { span: "hour", from: from + 30 * minuteMs, to: noon - 36 * hour },
      { span: "day", from: noon - 36 * hour, to: noon - 12 * hour },
      { span: "hour", from: noon - 12 * hour, to: noon + hour },
      { span: "minute", from: noon + hour, to: noon + 90 * minuteMs },
    ]);
  });

  it("widens an edge to its hour where minutes are gone", () => {
    const from = noon - 10 * 86_400_000 + 5 * minuteMs;
    const [first] = rollupSegments({ from, to: noon }, noon);
    expect(first).toMatchObject({ span: "hour", from: noon - 10 * 86_400_000 });
  });
});
