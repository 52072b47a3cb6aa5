import { foldRollups, type RollupDelta } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { exportUsage, getUsage } from "./get-usage.ts";

const dayMs = 86_400_000;
const monday = new Date("2026-11-23T00:00:00Z");
const tuesday = new Date(monday.getTime() + dayMs);
let database: TestDatabase;
let ctx: Ctx;
let kopi: string;
let formula: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment, { now: () => new Date(tuesday.getTime() + dayMs / 2) });
  kopi = await buildApplication(database.prisma, environment.environmentId, {
    uid: "kopi",
    name: 'Kopi "K"',
  });
  formula = await buildApplication(database.prisma, environment.environmentId, { name: "=1+1" });
  const delta = (day: Date, application: string, outcome: string, count: number): RollupDelta => [
    day.getTime() / 60_000 + 60,
    environment.environmentId,
    application,
    outcome === "published" ? "" : "ep_1",
    "order.created",
    outcome,
    -1,
    count,
  ];
  const deltas = [
    delta(monday, kopi, "published", 10),
    delta(monday, kopi, "succeeded", 9),
    delta(monday, kopi, "failed", 3),
    delta(monday, kopi, "exhausted", 1),
    delta(tuesday, kopi, "published", 1),
    delta(tuesday, formula, "published", 2),
  ];
  await database.prisma.rollupDelta.create({ data: { deltas } });
  await foldRollups(database.pool);
});
afterAll(() => database.close());

describe("getUsage", () => {
  it("adds up messages and attempts by application, those that used most first", async () => {
    expect(await getUsage(ctx, { from: monday, to: tuesday })).toMatchObject({
      total: { messages: 13, attempts: 12 },
      count: 2,
      applications: [
        { application: { id: kopi, uid: "kopi" }, messages: 11, attempts: 12 },
        { application: { id: formula }, messages: 2, attempts: 0 },
      ],
    });
    expect((await getUsage(ctx, { from: monday, to: monday })).total.messages).toBe(10);
  });

  it("refuses a range that ends before it begins, or is longer than figures are kept", async () => {
    await expect(getUsage(ctx, { from: tuesday, to: monday })).rejects.toMatchObject({ code: "value_error" });
    const long = { from: new Date(tuesday.getTime() - 401 * dayMs), to: tuesday };
    await expect(getUsage(ctx, long)).rejects.toMatchObject({ code: "value_error" });
  });
});

describe("exportUsage", () => {
  it("gives a line a day and application, with names that a spreadsheet takes for text", async () => {
    let lines = "";
    for await (const part of exportUsage(ctx, { from: monday, to: tuesday })) lines += part;
    expect(lines).toBe(
      [
        "day,application_id,application_uid,application_name,messages,attempts",
        `2026-11-23,${kopi},"kopi","Kopi ""K""",10,12`,
        ...[`2026-11-24,${kopi},"kopi","Kopi ""K""",1,0`, `2026-11-24,${formula},"","'=1+1",2,0`].sort(),
        "",
      ].join("\n"),
    );
  });
});
