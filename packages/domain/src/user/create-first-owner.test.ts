import { createId } from "@posthorn/db";
import { buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnonymousCtx } from "../ctx.ts";
import { lockedVault } from "../vault.ts";
import { createFirstOwner } from "./create-first-owner.ts";
import { createOwnerLink } from "./create-owner-link.ts";
import { redeemSignInLink } from "./redeem-sign-in-link.ts";

let database: TestDatabase;
let ctx: AnonymousCtx;

beforeEach(async () => {
  database = await createTestDatabase();
  ctx = {
    prisma: database.prisma,
    pool: database.pool,
    vault: lockedVault,
    policy: {
      portalUrl: "https://hooks.example",
      apiUrl: "https://api.example",
      retrySchedule: [5],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
    now: () => new Date(),
  };
});
afterEach(() => database.close());

const email = "Ana@acme.example";

describe("createFirstOwner", () => {
  it("makes one account, whoever asks at once and again", async () => {
    const accounts = await Promise.all([1, 2, 3].map(() => createFirstOwner(ctx, { email })));
    expect(accounts).toEqual(Array(3).fill({ email: "ana@acme.example", name: "ana" }));
    expect(await createFirstOwner(ctx, { email: "other@acme.example" })).toEqual(accounts[0]);
    expect(await database.prisma.user.count()).toBe(1);
    expect(await database.prisma.organization.count()).toBe(0);
  });

  it("answers nobody when there are several accounts", async () => {
    await buildEnvironment(database.prisma);
    for (const name of ["a", "b"]) {
      await database.prisma.user.create({
        data: { id: createId("usr"), email: `${name}@acme.example`, name },
      });
    }
    expect(await createFirstOwner(ctx, { email })).toBeNull();
  });
});

describe("createOwnerLink", () => {
  it("opens the portal's address, until the account has a password", async () => {
    await createFirstOwner(ctx, { email });
    const link = await createOwnerLink(ctx, { email });
    expect(link?.email).toBe("ana@acme.example");
    const [page, token = ""] = link?.url.split("#") ?? [];
    expect(page).toBe("https://hooks.example/sign-in/link");
    await redeemSignInLink(ctx, { token, password: "a password of hers" });
    expect(await createOwnerLink(ctx, { email })).toBeNull();
  });
});
