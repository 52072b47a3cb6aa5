import {
  buildApplication,
  buildCtx,
  buildEndpoint,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { loadSendTargets } from "../delivery/load-send-targets.ts";
import { getEnvironment } from "./get-environment.ts";
import { type EnvironmentChanges, updateEnvironment } from "./update-environment.ts";

let database: TestDatabase;
let environment: TestEnvironment;
let ctx: Ctx;
let endpointId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment, { actor: { kind: "cli", organizationId, environmentId } });
  endpointId = await newEndpoint(environmentId);
});

async function newEndpoint(environmentId: string): Promise<string> {
  return buildEndpoint(database.prisma, await buildApplication(database.prisma, environmentId));
}

async function revisionOf(id: string): Promise<number> {
  return (await database.prisma.endpoint.findUniqueOrThrow({ where: { id } })).revision;
}

describe("updateEnvironment", () => {
  it("changes what is given and leaves the rest", async () => {
    const before = await getEnvironment(ctx);
    const changes = { name: "Staging", endpointsPerApplication: 200, retrySchedule: [1, 0.5] };
    expect(await updateEnvironment(ctx, changes)).toEqual({ ...before, ...changes });
    const more = { payloadRetentionDays: 7, disableOnFailure: false, headerFamily: "svix" } as const;
    expect(await updateEnvironment(ctx, more)).toEqual({ ...before, ...changes, ...more });
    const back = { retrySchedule: null, headerFamily: null };
    expect(await updateEnvironment(ctx, back)).toEqual({ ...before, ...changes, ...more, ...back });
    expect(await getEnvironment(ctx)).toEqual({ ...before, ...changes, ...more, ...back });
  });

  it("has senders load every endpoint of it anew, where what they send by has changed", async () => {
    const neighbour = await newEndpoint((await buildEnvironment(database.prisma)).environmentId);
    await updateEnvironment(ctx, { headerFamily: "webhook" });
    await updateEnvironment(ctx, { retrySchedule: [7, 70] });
    await updateEnvironment(ctx, { retrySchedule: [7, 70], name: "Same schedule", disableOnFailure: false });
    expect(await revisionOf(endpointId)).toBe(3);
    expect(await revisionOf(neighbour)).toBe(1);
    expect(await loadSendTargets(ctx, [endpointId])).toMatchObject({
      targets: [{ revision: 3, headerFamily: "webhook", retrySchedule: [7, 70] }],
    });
  });

  it("loses none of two changes at once, and writes both down", async () => {
    await Promise.all([
      updateEnvironment(ctx, { endpointsPerApplication: 9 }),
      updateEnvironment(ctx, { retrySchedule: [3] }),
    ]);
    expect(await getEnvironment(ctx)).toMatchObject({ endpointsPerApplication: 9, retrySchedule: [3] });
    const entries = await database.prisma.auditEntry.findMany({
      where: { subjectId: environment.environmentId, action: "environment.update" },
    });
    expect(entries).toHaveLength(2);
    for (const { actor, before, after } of entries) {
      expect(actor).toBe("cli");
      expect(after).not.toEqual(before);
    }
  });

  it.each<[string, EnvironmentChanges]>([
    ["name", { name: " " }],
    ["endpointsPerApplication", { endpointsPerApplication: 0 }],
    ["endpointsPerApplication", { endpointsPerApplication: 10_001 }],
    ["endpointsPerApplication", { endpointsPerApplication: 1.5 }],
    ["endpointThrottleRate", { endpointThrottleRate: 0 }],
    ["endpointThrottleRate", { endpointThrottleRate: 65_536 }],
    ["payloadRetentionDays", { payloadRetentionDays: 91 }],
    ["retrySchedule", { retrySchedule: [] }],
    ["retrySchedule", { retrySchedule: [-1] }],
    ["retrySchedule", { retrySchedule: [Number.NaN] }],
    ["retrySchedule", { retrySchedule: [2_592_001] }],
    ["retrySchedule", { retrySchedule: Array(21).fill(1) }],
  ])("names %s when it refuses %j, and changes nothing", async (field, changes) => {
    const before = await getEnvironment(ctx);
    await expect(updateEnvironment(ctx, { disableOnFailure: false, ...changes })).rejects.toMatchObject({
      code: "value_error",
      fields: [{ loc: ["body", field] }],
    });
    expect(await getEnvironment(ctx)).toEqual(before);
  });

  it("is not for API keys", async () => {
    await expect(updateEnvironment(buildCtx(database, environment), { name: "x" })).rejects.toMatchObject({
      code: "insufficient access",
    });
  });
});
