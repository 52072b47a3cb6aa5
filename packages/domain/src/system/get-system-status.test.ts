import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { getSystemStatus } from "./get-system-status.ts";
import { forgetProcess, identifyProcess, reportProcess } from "./report-process.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeAll(async () => {
  database = await createTestDatabase();
  const inside = buildCtx(database, await buildEnvironment(database.prisma));
  ctx = {
    ...inside,
    actor: { ...inside.actor, kind: "user", userId: "usr_1", role: "owner" } as Ctx["actor"],
  };
});
afterAll(() => database.close());

describe("getSystemStatus", () => {
  it("lists processes until they stop in good order, and says which one is lost", async () => {
    const now = ctx.now();
    const [api, worker, web] = (["api", "worker", "web"] as const).map((role) => identifyProcess(role, now));
    if (!api || !worker || !web) throw new Error("three processes");
    await reportProcess(database.prisma, api, now);
    await reportProcess(database.prisma, worker, new Date(now.getTime() - 60_000));
    await reportProcess(database.prisma, web, now);
    const [longAgo, longGone] = [new Date(now.getTime() - 2 * 3_600_000), identifyProcess("api", now)];
    await reportProcess(database.prisma, longGone, longAgo);
    await forgetProcess(database.prisma, web);
    const { processes } = await getSystemStatus(ctx);
    expect(processes.map(({ role, isLost }) => [role, isLost])).toEqual([
      ["api", false],
      ["worker", true],
    ]);
  });

  it("tells what waits, the size of the database, and when partitions go", async () => {
    const { environmentId } = ctx.actor;
    const application = await buildApplication(database.prisma, environmentId);
    await buildEndpoint(database.prisma, application);
    await publish(database.pool, [buildMessage({ environmentId, application }, {})]);
    const status = await getSystemStatus(ctx);
    expect(status.queue).toMatchObject({ open: 1, due: 1, parked: 0, countedTo: 10_000 });
    expect(status.storage.databaseBytes).toBeGreaterThan(1_000_000);
    const messages = status.partitions.find(({ table }) => table === "messages");
    expect(messages?.count).toBeGreaterThan(7);
    const daysAhead = (Date.parse(messages?.nextDropAt ?? "") - ctx.now().getTime()) / 86_400_000;
    expect(daysAhead).toBeGreaterThan(88);
    expect(daysAhead).toBeLessThan(91);
    const migrations = await readdir(join(import.meta.dirname, "../../../../prisma/migrations"));
    expect(migrations).toContain(status.schemaVersion);
  });

  it("is for owners", async () => {
    const admin = { ...ctx, actor: { ...ctx.actor, role: "admin" } } as Ctx;
    await expect(getSystemStatus(admin)).rejects.toMatchObject({ code: "insufficient access" });
  });
});
