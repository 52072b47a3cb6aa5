import { foldRollups, type RollupDelta } from "@posthorn/queue";
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
import { getActivity, getBreakdown } from "./get-activity.ts";

let database: TestDatabase;
let ctx: Ctx;
let application: string;
let endpoint: string;
const hourMs = 3_600_000;
const noon = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment, { now: () => new Date(noon.getTime() + 30 * 60_000) });
  application = await buildApplication(database.prisma, environment.environmentId, { uid: "kopi" });
  endpoint = await buildEndpoint(database.prisma, application, { uid: "erp" });
  const { operationalApplicationId } = await database.prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  const at = (ms: number, outcome: string, bucket: number, count: number, ep = endpoint): RollupDelta => [
    ms / 60_000,
    environment.environmentId,
    application,
    ep,
    "order.created",
    outcome,
    bucket,
    count,
  ];
  const early = noon.getTime() - 2 * hourMs;
  await add([
    at(early, "published", -1, 10, ""),
    at(early, "succeeded", 10, 98),
    at(early, "succeeded", 20, 2),
    at(early, "failed", 20, 1),
  ]);
  await foldRollups(database.pool);
  await add([at(noon.getTime(), "exhausted", -1, 1), at(noon.getTime(), "succeeded", 10, 3, "ep_other")]);
  const operational = at(noon.getTime(), "succeeded", 10, 7);
  operational[2] = operationalApplicationId;
  await add([operational]);
});
afterAll(() => database.close());

async function add(deltas: RollupDelta[]): Promise<void> {
  await database.prisma.rollupDelta.create({ data: { deltas } });
}

const range = { from: new Date(noon.getTime() - 6 * hourMs), to: new Date(noon.getTime() + hourMs) };

describe("getActivity", () => {
  it("gives counts by step and latencies over the range, the last moment's too", async () => {
    const { total, points } = await getActivity(ctx, { ...range, step: "hour" });
    expect(total).toMatchObject({ published: 10, succeeded: 103, failed: 1, exhausted: 1, cancelled: 0 });
    expect(points.map((point) => [point.startsAt, point.succeeded])).toEqual([
      ["2026-11-22T10:00:00.000Z", 100],
      ["2026-11-22T12:00:00.000Z", 3],
    ]);
    expect(total.latencyMs?.p50).toBeLessThan(30);
    expect(total.latencyMs?.p99).toBeGreaterThan(300);
  });

  it("narrows to an application and to an endpoint", async () => {
    const one = await getActivity(ctx, { ...range, step: "minute", application: "kopi", endpoint: "erp" });
    expect(one.total).toMatchObject({ published: 0, succeeded: 100, exhausted: 1 });
  });

  it("is empty where nothing happened", async () => {
    const before = { from: new Date(noon.getTime() - 9 * hourMs), to: new Date(noon.getTime() - 8 * hourMs) };
    expect(await getActivity(ctx, { ...before, step: "hour" })).toEqual({
      total: { published: 0, succeeded: 0, failed: 0, exhausted: 0, cancelled: 0, latencyMs: null },
      points: [],
    });
  });
});

describe("getBreakdown", () => {
  it("gives the counts of each endpoint and of each event type", async () => {
    const endpoints = await getBreakdown(ctx, { ...range, by: "endpoint" });
    expect(endpoints.map(({ name, succeeded, failed }) => [name, succeeded, failed]).sort()).toEqual(
      [
        [endpoint, 100, 1],
        ["ep_other", 3, 0],
      ].sort(),
    );
    const types = await getBreakdown(ctx, { ...range, by: "event_type" });
    expect(types).toMatchObject([{ name: "order.created", published: 10, succeeded: 103 }]);
  });
});
