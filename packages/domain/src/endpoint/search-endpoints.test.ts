import { createId } from "@posthorn/db";
import { findEndpointsStatement, publish } from "@posthorn/queue";
import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { getEndpointSummary, searchEndpoints } from "./search-endpoints.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let ids: Record<"kopi" | "sen" | "healthy" | "failing" | "disabled", string>;

const reason = { code: "status", params: { statusCode: 500 } };
const failingSince = new Date("2026-11-20T08:00:00Z");
const disabledAt = new Date("2026-11-21T08:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  environment = await buildEnvironment(database.prisma);
  ctx = buildCtx(database, environment);
  const { prisma } = database;
  const kopi = await buildApplication(prisma, environment.environmentId, { uid: "kopi" });
  const sen = await buildApplication(prisma, environment.environmentId, { uid: "sen" });
  const healthy = await buildEndpoint(prisma, kopi, { url: "https://kopi.example/50%_off" });
  const failing = await buildEndpoint(prisma, kopi, { url: "https://erp.example/in", uid: "erp" });
  const disabled = await buildEndpoint(prisma, sen, { disabledAt, disabledReason: "gone" });
  ids = { kopi, sen, healthy, failing, disabled };
  const { operationalApplicationId } = await prisma.environment.findUniqueOrThrow({
    where: { id: environment.environmentId },
  });
  await buildEndpoint(prisma, operationalApplicationId);
  await buildEndpoint(prisma, kopi, { deletedAt: new Date() });
  await openIncident(failing, kopi);
});
afterAll(() => database.close());

async function openIncident(endpointId: string, applicationId: string): Promise<void> {
  await database.prisma.incident.create({
    data: {
      id: createId("inc"),
      environmentId: environment.environmentId,
      applicationId,
      endpointId,
      cause: "status_5xx",
      causeDetail: reason,
      firstFailureAt: failingSince,
      lastFailureAt: failingSince,
      openedAt: failingSince,
    },
  });
}

const found = async (query: Omit<Parameters<typeof searchEndpoints>[1], "limit">) =>
  (await searchEndpoints(ctx, { limit: 50, ...query })).data.map(({ id }) => id);

describe("searchEndpoints", () => {
  it("gives those of all tenants, the newest first", async () => {
    expect(await found({})).toEqual([ids.disabled, ids.failing, ids.healthy]);
  });

  it("narrows by state, by application and by a part of the URL that stands for itself", async () => {
    expect(await found({ state: "healthy" })).toEqual([ids.healthy]);
    expect(await found({ state: "failing" })).toEqual([ids.failing]);
    expect(await found({ state: "disabled" })).toEqual([ids.disabled]);
    expect(await found({ application: "sen" })).toEqual([ids.disabled]);
    expect(await found({ text: "ERP.example" })).toEqual([ids.failing]);
    expect(await found({ text: "erp" })).toEqual([ids.failing]);
    expect(await found({ text: "0%_o" })).toEqual([ids.healthy]);
    expect(await found({ text: "5%_o" })).toEqual([]);
    expect(await found({ text: ids.disabled })).toEqual([ids.disabled]);
  });

  it("goes on where a page ended, and back", async () => {
    const first = await searchEndpoints(ctx, { limit: 2 });
    expect(first.done).toBe(false);
    const second = await searchEndpoints(ctx, { limit: 2, iterator: first.iterator ?? "" });
    expect(second).toMatchObject({ done: true, data: [{ id: ids.healthy }] });
    const back = await searchEndpoints(ctx, { limit: 2, iterator: second.prevIterator ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  });

  it("tells of each how it is, its week, and when it is tried next", async () => {
    const minute = Math.floor(Date.now() / 60_000) - 1;
    const delta = [minute, environment.environmentId, ids.kopi, ids.failing, "order.created"];
    await database.prisma.rollupDelta.create({
      data: {
        deltas: [
          [...delta, "succeeded", 3, 9],
          [...delta, "failed", 3, 1],
          [...delta, "exhausted", -1, 1],
        ],
      },
    });
    const message = buildMessage({ environmentId: environment.environmentId, application: ids.kopi });
    await publish(database.pool, [message]);
    const dueAt = new Date(Date.now() + 60_000);
    await database.pool.query(
      "update delivery_queue set attempt_number = 1, due_at = $2 where endpoint_id = $1",
      [ids.failing, dueAt],
    );
    const [disabled, failing, healthy] = (await searchEndpoints(ctx, { limit: 50 })).data;
    expect(failing).toMatchObject({
      url: "https://erp.example/in",
      application: { id: ids.kopi, uid: "kopi" },
      week: { succeeded: 9, failed: 1 },
      health: {
        state: "failing",
        failingSince: failingSince.toISOString(),
        reason,
        disabledAt: null,
        nextAttemptAt: dueAt.toISOString(),
      },
    });
    expect(disabled).toMatchObject({
      disabledReason: "gone",
      health: { state: "disabled", disabledAt: disabledAt.toISOString(), nextAttemptAt: null },
    });
    expect(healthy?.health).toMatchObject({ state: "healthy", reason: null });
    expect(await getEndpointSummary(ctx, { endpoint: ids.failing })).toEqual(failing);
  });

  it("finds nothing of another environment", async () => {
    const other = buildCtx(database, await buildEnvironment(database.prisma));
    expect((await searchEndpoints(other, { limit: 50 })).data).toEqual([]);
    await expect(getEndpointSummary(other, { endpoint: ids.failing })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("among 50,000 endpoints", () => {
  let many: TestEnvironment;
  let manyCtx: Ctx;

  beforeAll(async () => {
    many = await buildEnvironment(database.prisma);
    manyCtx = buildCtx(database, many);
    const application = await buildApplication(database.prisma, many.environmentId);
    await database.pool.query(
      `insert into endpoints (id, environment_id, application_id, url, updated_at, disabled_at)
       select 'ep_' || lpad(n::text, 27, '0'), $1, $2, 'https://customer-' || n || '.example/hooks', now(),
              case when n % 10000 = 0 then now() end
         from generate_series(1, 50000) n`,
      [many.environmentId, application],
    );
    await database.pool.query(
      `insert into incidents (id, environment_id, application_id, endpoint_id, cause, cause_detail,
                              first_failure_at, last_failure_at, opened_at, recovered_at)
       select 'inc_' || lpad(n::text, 27, '0'), $1, $2, 'ep_' || lpad(n::text, 27, '0'), 'timeout', '{}',
              now(), now(), now(), case when n % 7000 <> 1 then now() end
         from generate_series(1, 50000) n`,
      [many.environmentId, application],
    );
    await database.pool.query("analyze endpoints; analyze incidents");
  });

  it.each([
    [undefined, 50],
    ["healthy", 50],
    ["failing", 8],
    ["disabled", 5],
  ] as const)("a page of state %s is read without reading them all", async (state, count) => {
    const page = await searchEndpoints(manyCtx, { limit: 50, state });
    expect(page.data).toHaveLength(count);
    const { operationalApplicationId } = await database.prisma.environment.findUniqueOrThrow({
      where: { id: many.environmentId },
    });
    const { rows } = await database.pool.query(
      `explain (analyze, format json, timing off) ${findEndpointsStatement({ state, after: undefined, direction: "desc" })}`,
      [many.environmentId, operationalApplicationId, null, null, null, null, 51],
    );
    expect(mostRowsOf(rows[0]["QUERY PLAN"][0].Plan)).toBeLessThan(1_000);
  });
});

type Plan = {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

/** The most rows that any part of a plan has read. */
function mostRowsOf(plan: Plan): number {
  const own = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  return Math.max(own, ...(plan.Plans ?? []).map(mostRowsOf));
}
