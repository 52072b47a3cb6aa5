import { createId } from "@posthorn/db";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { getIncident } from "./get-incident.ts";
import { listIncidents } from "./list-incidents.ts";
import { wordsOfReason } from "./words-of-reason.ts";

let database: TestDatabase;
let ctx: Ctx;
let open: string;
let recovered: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  const { environmentId } = environment;
  ctx = buildCtx(database, environment);
  const application = await buildApplication(database.prisma, environmentId, { uid: "kopi" });
  const endpoint = await buildEndpoint(database.prisma, application, {
    url: "https://me:secret@kopi.example/in",
  });
  await publish(database.pool, [buildMessage({ environmentId, application })]);
  await settleDeliveries(database.pool, () => ({ verdict: "retry" }));
  const at = new Date();
  const row = {
    environmentId,
    applicationId: application,
    endpointId: endpoint,
    cause: "status_5xx",
    causeDetail: { code: "status", params: { statusCode: 503 } },
    firstFailureAt: at,
    lastFailureAt: at,
    openedAt: at,
    exhaustedCount: 4,
  };
  recovered = createId("inc");
  open = createId("inc");
  await database.prisma.incident.createMany({
    data: [
      { ...row, id: recovered, recoveredAt: at },
      { ...row, id: open },
    ],
  });
});
afterAll(() => database.close());

describe("listIncidents", () => {
  it("shows whom, where, why and how many wait, without the secret in a URL", async () => {
    const { data } = await listIncidents(ctx, { limit: 10 });
    expect(data.map((incident) => incident.id)).toEqual([open, recovered]);
    expect(data[0]).toMatchObject({
      application: { uid: "kopi" },
      endpoint: { url: "https://kopi.example/in", disabledAt: null },
      cause: "status_5xx",
      reason: { code: "status", params: { statusCode: 503 } },
      waiting: 1,
      exhausted: 4,
      recoveredAt: null,
    });
    expect(data[1]?.waiting).toBe(0);
  });

  it("filters by state and application, inside the environment", async () => {
    const ids = async (query: Partial<Parameters<typeof listIncidents>[1]>, asked = ctx) =>
      (await listIncidents(asked, { limit: 10, ...query })).data.map((incident) => incident.id);
    expect(await ids({ state: "open" })).toEqual([open]);
    expect(await ids({ state: "recovered", application: "kopi" })).toEqual([recovered]);
    const other = buildCtx(database, await buildEnvironment(database.prisma));
    expect(await ids({}, other)).toEqual([]);
    await expect(getIncident(other, { incident: open })).rejects.toMatchObject({ code: "not_found" });
    expect(await getIncident(ctx, { incident: open })).toMatchObject({ id: open });
  });
});

describe("wordsOfReason", () => {
  it.each([
    [{ code: "status", params: { statusCode: 503 } } as const, "answered 503"],
    [
      { code: "timeout", params: { phase: "first_byte", timeoutMs: 15_000 } } as const,
      "timed out after 15 s",
    ],
    [
      { code: "dns", params: { host: "kopi.example", failure: "not_found" } } as const,
      "the name kopi.example does not exist",
    ],
  ])("says what %o means", (reason, words) => {
    expect(wordsOfReason(reason)).toBe(words);
  });
});
