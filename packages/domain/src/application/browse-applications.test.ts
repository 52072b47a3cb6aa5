import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { browseApplications } from "./browse-applications.ts";

let database: TestDatabase;
let ctx: Ctx;
let ids: { kopi: string; sen: string };

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  const { prisma } = database;
  const kopi = await buildApplication(prisma, environment.environmentId, { name: "Kopi Kita", uid: "kopi" });
  const sen = await buildApplication(prisma, environment.environmentId, { name: "Nhà hàng Sen" });
  await buildApplication(prisma, environment.environmentId, { name: "Gone", deletedAt: new Date() });
  await buildEndpoint(prisma, kopi);
  await buildEndpoint(prisma, kopi, { disabledAt: new Date() });
  await buildEndpoint(prisma, kopi, { deletedAt: new Date() });
  ids = { kopi, sen };
});
afterAll(() => database.close());

it("gives the newest first, each with how many endpoints it has", async () => {
  const { data, done } = await browseApplications(ctx, { limit: 10 });
  expect(data.map(({ id, endpoints }) => [id, endpoints])).toEqual([
    [ids.sen, { total: 0, disabled: 0, failing: 0 }],
    [ids.kopi, { total: 2, disabled: 1, failing: 0 }],
  ]);
  expect(done).toBe(true);
});

it("is narrowed by name and uid, and goes on where a page ended", async () => {
  const found = async (text: string) =>
    (await browseApplications(ctx, { limit: 10, text })).data.map(({ id }) => id);
  expect(await found("HÀNG")).toEqual([ids.sen]);
  expect(await found("kopi")).toEqual([ids.kopi]);
  expect(await found("%")).toEqual([]);
  const first = await browseApplications(ctx, { limit: 1 });
  const second = await browseApplications(ctx, { limit: 1, iterator: first.iterator ?? "" });
  expect(second.data.map(({ id }) => id)).toEqual([ids.kopi]);
});
