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
import { searchEverything } from "./search-everything.ts";

let database: TestDatabase;
let ctx: Ctx;
let kopi: string;
let hooks: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  const environment = await buildEnvironment(prisma);
  const { environmentId } = environment;
  ctx = buildCtx(database, environment);
  kopi = await buildApplication(prisma, environmentId, { uid: "kopi-1", name: "Kopi Kita" });
  hooks = await buildEndpoint(prisma, kopi, { url: "https://bob:hidden@kopi.example/hooks" });
  const gone = await buildApplication(prisma, environmentId, { name: "Kopi Lama", deletedAt: new Date() });
  await buildEndpoint(prisma, gone, { url: "https://kopi.example/old", deletedAt: new Date() });
  const data = ["kopi.brewed", "100%_kopi"].map((name) => ({ environmentId, name, description: "d" }));
  await prisma.eventType.createMany({ data });
  await prisma.eventType.create({
    data: { environmentId, name: "kopi.old", description: "d", archived: true },
  });
  const elsewhere = await buildEnvironment(prisma);
  await buildEndpoint(prisma, await buildApplication(prisma, elsewhere.environmentId, { name: "Kopi" }), {
    url: "https://kopi.example/elsewhere",
  });
  for (let index = 0; index < 8; index += 1) {
    await buildApplication(prisma, environmentId, { name: `Many ${index}` });
  }
});
afterAll(() => database.close());

describe("searchEverything", () => {
  it("finds what a text fits, of the own environment, without what is gone or secret", async () => {
    expect(await searchEverything(ctx, { text: " KOPI" })).toEqual({
      applications: [{ id: kopi, name: "Kopi Kita", uid: "kopi-1" }],
      endpoints: [{ id: hooks, url: "https://bob:****@kopi.example/hooks", applicationName: "Kopi Kita" }],
      eventTypes: [
        { name: "100%_kopi", title: null },
        { name: "kopi.brewed", title: null },
      ],
    });
  });

  it("takes what was typed as it is, and finds by id", async () => {
    expect((await searchEverything(ctx, { text: "%_" })).eventTypes.map(({ name }) => name)).toEqual([
      "100%_kopi",
    ]);
    expect((await searchEverything(ctx, { text: hooks })).endpoints.map(({ id }) => id)).toEqual([hooks]);
  });

  it("has the first six of a kind, and nothing without a text", async () => {
    expect((await searchEverything(ctx, { text: "many" })).applications).toHaveLength(6);
    expect(await searchEverything(ctx, { text: "  " })).toEqual({
      applications: [],
      endpoints: [],
      eventTypes: [],
    });
  });
});
