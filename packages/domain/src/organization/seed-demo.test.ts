import { createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticate } from "../access/authenticate.ts";
import { hashToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { signIn } from "../user/sign-in.ts";
import { createSignInLimiter } from "../user/sign-in-limiter.ts";
import { createVault } from "../vault.ts";
import { type DemoAccess, seedDemo } from "./seed-demo.ts";

let database: TestDatabase;
let ctx: AnonymousCtx;
beforeAll(async () => {
  database = await createTestDatabase();
  ctx = {
    prisma: database.prisma,
    pool: database.pool,
    vault: createVault(Buffer.alloc(32, 1).toString("base64")),
    policy: {
      portalUrl: "http://portal.example",
      apiUrl: "http://api.example",
      retrySchedule: [],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
    now: () => new Date(),
  };
});
afterAll(() => database.close());

async function opens({ apiKey, environmentId, operator }: DemoAccess): Promise<boolean[]> {
  const credential = await authenticate(ctx.prisma, hashToken(apiKey), ctx.now());
  const signedIn = await signIn(ctx, createSignInLimiter(), { ...operator, address: "127.0.0.1" });
  return [credential?.environment.id === environmentId, signedIn.kind === "signed_in"];
}

describe("seedDemo", () => {
  it("answers with a key and a password that work; a second time with new ones, to the same environment", async () => {
    const first = await seedDemo(ctx);
    expect(await opens(first)).toEqual([true, true]);
    const second = await seedDemo(ctx);
    expect(second.environmentId).toBe(first.environmentId);
    expect(await opens(second)).toEqual([true, true]);
    expect(await opens(first)).toEqual([false, false]);
    expect(await database.prisma.organization.count()).toBe(1);
    expect(await database.prisma.environment.count()).toBe(1);
  });
});
