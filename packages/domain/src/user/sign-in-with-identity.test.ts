import { createId } from "@posthorn/db";
import { buildCtx, buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { createInvitation } from "../invitation/create-invitation.ts";
import { getUserSession, type UserSession } from "./get-user-session.ts";
import { hashPassword } from "./password.ts";
import { signIn } from "./sign-in.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";
import { type SignInWithIdentityInput, signInWithIdentity } from "./sign-in-with-identity.ts";

let database: TestDatabase;
let ctx: Ctx;
let identity: SignInWithIdentityInput;
let email: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  const environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment, {
    actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role: "owner" },
  });
  const subject = createId("usr");
  email = `${subject.toLowerCase()}@acme.example`;
  const provider = "https://id.example";
  identity = { provider, subject, name: "Ana", email, isEmailVerified: true, isSignUpOpen: false };
  await existing(`other-${email}`);
});

const password = "correct horse battery";

async function existing(address: string): Promise<string> {
  const id = createId("usr");
  const passwordHash = await hashPassword(password);
  await database.prisma.user.create({ data: { id, email: address, name: "Ana", passwordHash } });
  return id;
}

async function opened(change: Partial<SignInWithIdentityInput> = {}): Promise<UserSession> {
  const result = await signInWithIdentity(ctx, { ...identity, ...change });
  const session = result.kind === "signed_in" ? await getUserSession(ctx, result) : null;
  if (!session) throw new Error(result.kind);
  return session;
}

describe("signInWithIdentity", () => {
  it("opens the account with its verified address, and stays with it when the address there changes", async () => {
    const userId = await existing(email);
    expect(await opened({ email: email.toUpperCase() })).toMatchObject({ userId });
    expect(await opened({ email: `new-${email}`, isEmailVerified: false })).toMatchObject({ userId });
    expect(await opened({ email: `other-${email}` })).toMatchObject({ userId });
  });

  it("opens nothing by an address that the provider does not vouch for, or without one", async () => {
    await existing(email);
    for (const change of [{ isEmailVerified: false }, { email: null }]) {
      expect(await signInWithIdentity(ctx, { ...identity, ...change })).toEqual({ kind: "unverified_email" });
    }
    expect(await database.prisma.userIdentity.count({ where: { subject: identity.subject } })).toBe(0);
  });

  it("takes an account that somebody else may have made with the address away from them", async () => {
    const userId = await existing(email);
    const limiter = createSignInLimiter();
    const theirs = await signIn(ctx, limiter, { email, password, address: "a" });
    await opened();
    if (theirs.kind === "signed_in") expect(await getUserSession(ctx, theirs)).toBeNull();
    expect(await signIn(ctx, limiter, { email, password, address: "a" })).toEqual({ kind: "refused" });
    const passwordHash = await hashPassword(password);
    await database.prisma.user.update({ where: { id: userId }, data: { passwordHash } });
    await opened({ subject: `second-${identity.subject}` });
    expect(await signIn(ctx, limiter, { email, password, address: "a" })).toMatchObject({
      kind: "signed_in",
    });
  });

  it("makes an account for who was invited, who is a member then; and for nobody else", async () => {
    expect(await signInWithIdentity(ctx, identity)).toEqual({ kind: "no_account" });
    await createInvitation(ctx, { email, role: "developer" });
    const session = await opened();
    expect(session).toMatchObject({ email, memberships: [{ role: "developer" }] });
    const entries = await database.prisma.auditEntry.findMany({ where: { subjectId: session.userId } });
    expect(entries.map(({ action }) => action)).toEqual(["member.create"]);
    expect(await database.prisma.invitation.count({ where: { email, acceptedAt: null } })).toBe(0);
  });

  it("makes an account without an organization where sign-up is open", async () => {
    expect(await opened({ isSignUpOpen: true, name: " " })).toMatchObject({ name: email, memberships: [] });
  });

  it("keeps the providers' accounts apart", async () => {
    await existing(email);
    const { userId } = await opened();
    const elsewhere = { provider: "github", email: `other-${email}` };
    expect((await opened(elsewhere)).userId).not.toBe(userId);
  });
});
