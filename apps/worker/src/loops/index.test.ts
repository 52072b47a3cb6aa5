import { identifyProcess } from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import { createMetrics } from "@posthorn/telemetry";
import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allLoops, startLoops } from "./index.ts";
import type { LoopDeps } from "./loop-deps.ts";

let database: TestDatabase;
let deps: LoopDeps;
const dispatcher = createDispatcher({ policy: createPolicy({ allowPrivateAddresses: "loopback" }) });

beforeAll(async () => {
  database = await createTestDatabase();
  const { pool, prisma, policy, vault, now } = buildCtx(database, await buildEnvironment(database.prisma));
  const fail = (error: unknown) => {
    throw error;
  };
  const { signal } = new AbortController();
  deps = {
    pool,
    prisma,
    policy,
    vault,
    now,
    mailer: null,
    dispatcher,
    self: identifyProcess("worker", new Date()),
    signal,
    onError: fail,
    onStuck: fail,
  };
});
afterAll(async () => {
  await dispatcher.destroy();
  await database.close();
});

describe("every loop", () => {
  it.each(allLoops())("$name has nothing to do where nothing is", async ({ round }) => {
    expect(await round(deps)).toEqual({ isMore: false });
    expect(await round(deps)).toEqual({ isMore: false });
  });

  it("starts with the others and stops with them", async () => {
    const metrics = createMetrics("worker");
    const errors: unknown[] = [];
    const running = startLoops({ ...deps, metrics, onError: (_loop, error) => errors.push(error) });
    await running.stop();
    expect(errors).toEqual([]);
    expect(await metrics.text()).toMatch(/posthorn_stuck_deliveries_total\{.*\} 0/);
  });
});
