import { createId } from "@posthorn/db";
import { buildCtx, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { canCreateOrganization, createOwnOrganization } from "../organization/create-own-organization.ts";
import { createFirstOwner } from "./create-first-owner.ts";
import { getUserSession } from "./get-user-session.ts";
import { signIn } from "./sign-in.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";
import { type SignUpInput, signUp } from "./sign-up.ts";

let database: TestDatabase;
let ctx: Ctx;
beforeEach(async () => {
  database = await createTestDatabase();
  ctx = buildCtx(database, { keyId: "", organizationId: "", environmentId: "", apiKey: "" });
});
afterEach(() => database.close());

const input: SignUpInput = {
  name: "Ana",
  email: "Ana@acme.example",
  password: "a password of hers",
  organization: "Acme",
  address: "203.0.113.7",
  isOpen: false,
};
const limiter = createSignInLimiter();

describe("signUp", () => {
  it("makes the first owner with an organization and a development environment, and is closed then", async () => {
    const others = ["ben", "eve"].map((name) => ({ ...input, email: `${name}@acme.example` }));
    const outcomes = await Promise.all([input, ...others].map((each) => signUp(ctx, limiter, each)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["closed", "closed", "signed_up"]);
    const email = outcomes.find((outcome) => outcome.kind === "signed_up")?.email ?? "";
    const signedIn = await signIn(ctx, limiter, { ...input, email });
    if (signedIn.kind !== "signed_in") throw new Error(signedIn.kind);
    expect((await getUserSession(ctx, signedIn))?.memberships).toMatchObject([
      {
        organizationName: "Acme",
        role: "owner",
        environments: [{ name: "Development", kind: "development" }],
      },
    ]);
    const entries = await database.prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual([
      "organization.create",
      "environment.create",
      "member.create",
    ]);
  });

  it("stays closed where a first owner waits for their link", async () => {
    await createFirstOwner(ctx, { email: "owner@localhost" });
    expect(await signUp(ctx, limiter, input)).toEqual({ kind: "closed" });
  });

  it("is open to everybody where a setting says so, once for each address", async () => {
    await createFirstOwner(ctx, { email: "owner@localhost" });
    const open = { ...input, isOpen: true };
    expect(await signUp(ctx, limiter, open)).toEqual({ kind: "signed_up", email: "ana@acme.example" });
    expect(await signUp(ctx, limiter, open)).toEqual({ kind: "has_account" });
    for (const [field, value] of [
      ["email", "nobody"],
      ["name", " "],
      ["organization", ""],
      ["password", "short"],
    ] as const) {
      const wrong = signUp(ctx, limiter, { ...open, [field]: value });
      await expect(wrong).rejects.toMatchObject({ fields: [{ loc: ["body", field] }] });
    }
    expect(await database.prisma.organization.count()).toBe(1);
  });

  it("is limited for each address that asks", async () => {
    const tries = createSignInLimiter();
    for (let i = 0; i < 100; i += 1) tries.take(`someone ${i}`, input.address, ctx.now());
    expect(await signUp(ctx, tries, input)).toEqual({ kind: "limited", retryAfterSeconds: 900 });
  });
});

describe("createOwnOrganization", () => {
  it("is the first owner's, another organization's owner's, and everybody's where sign-up is open", async () => {
    const [first, second] = [createId("usr"), createId("usr")];
    for (const id of [first, second]) {
      await database.prisma.user.create({ data: { id, email: `${id}@acme.example`, name: id } });
    }
    const create = (userId: string, isSignUpOpen = false) =>
      createOwnOrganization(ctx, { userId }, { name: "Kopi", isSignUpOpen });
    const can = (userId: string) => canCreateOrganization(ctx, { userId }, { isSignUpOpen: false });
    expect([await can(first), await can(second)]).toEqual([true, true]);
    await create(first);
    expect([await can(first), await can(second)]).toEqual([true, false]);
    await create(first);
    await expect(create(second)).rejects.toMatchObject({ code: "insufficient access" });
    await create(second, true);
    expect(await database.prisma.member.count({ where: { role: "owner" } })).toBe(3);
  });
});
