import {
  buildApplication,
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { updateEnvironment } from "../environment/update-environment.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { upsertEndpoint } from "./upsert-endpoint.ts";

let database: TestDatabase;
let ctx: Ctx;
let application: string;

const fields = { url: "https://kopi.example/hooks", description: "", disabled: false, metadata: {} };

beforeAll(async () => {
  database = await createTestDatabase();
  const environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment);
  application = await buildApplication(database.prisma, environmentId);
  const actor = { kind: "cli", organizationId, environmentId } as const;
  await updateEnvironment(buildCtx(database, environment, { actor }), { endpointThrottleRate: 7 });
});
afterAll(() => database.close());

const gateOf = (ownerId: string) => database.prisma.gate.findUnique({ where: { ownerId } });

describe("the environment's limit", () => {
  it("is that of an endpoint which is made without one, at its gate too", async () => {
    const made = await createEndpoint(ctx, { application, endpoint: fields });
    expect(made.throttleRate).toBe(7);
    expect(await gateOf(made.id)).toMatchObject({ rate: 7 });
  });

  it("leaves a limit that is named, and no limit where that is named", async () => {
    const made = await createEndpoint(ctx, { application, endpoint: { ...fields, throttleRate: 100 } });
    expect(made.throttleRate).toBe(100);
    const unlimited = await createEndpoint(ctx, { application, endpoint: { ...fields, throttleRate: null } });
    expect(unlimited.throttleRate).toBeNull();
    expect(await gateOf(unlimited.id)).toBeNull();
  });

  it("is what an endpoint goes back to that is replaced without one", async () => {
    const put = (throttleRate?: number | null) =>
      upsertEndpoint(ctx, {
        application,
        endpoint: "kopi",
        replacement: { ...fields, ...(throttleRate !== undefined && { throttleRate }) },
      });
    expect((await put()).value.throttleRate).toBe(7);
    expect((await put(20)).value.throttleRate).toBe(20);
    expect((await put()).value.throttleRate).toBe(7);
    expect((await put(null)).value.throttleRate).toBeNull();
  });
});
