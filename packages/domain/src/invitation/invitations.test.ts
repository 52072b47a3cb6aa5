import { randomBytes } from "node:crypto";
import { createId, type MemberRole } from "@posthorn/db";
import {
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  startMailServer,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { createMailer } from "../mail/create-mailer.ts";
import { signIn } from "../user/sign-in.ts";
import { createSignInLimiter } from "../user/sign-in-limiter.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { createInvitation } from "./create-invitation.ts";
import { getInvitation } from "./get-invitation.ts";
import { listInvitations } from "./list-invitations.ts";
import { mailInvitation } from "./mail-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

let database: TestDatabase;
let ctx: Ctx;
let now: Date;
let email: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  now = new Date();
  const environment = await buildEnvironment(database.prisma);
  const { organizationId, environmentId } = environment;
  ctx = buildCtx(database, environment, {
    now: () => now,
    actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role: "owner" },
  });
  email = `${createId("usr").toLowerCase()}@acme.example`;
});

const tokenOf = (url: string) => url.slice(url.indexOf("#") + 1);
const as = (role: "viewer" | "developer" | "admin"): Ctx => {
  const { organizationId, environmentId } = ctx.actor;
  return { ...ctx, actor: { kind: "user", userId: "usr_1", organizationId, environmentId, role } };
};
const create = async (role: MemberRole, by = ctx) => {
  const made = await createInvitation(by, { email, role });
  if (made.kind !== "created") throw new Error(made.kind);
  return { id: made.invitation.id, token: tokenOf(made.url) };
};
const invite = async () => (await create("developer")).token;
const account = { name: "Budi", password: "a password of his" };
const memberships = (userId: string) => database.prisma.member.findMany({ where: { userId } });

async function existing(): Promise<{ userId: string; email: string }> {
  const userId = createId("usr");
  await database.prisma.user.create({ data: { id: userId, email, name: "Budi" } });
  return { userId, email };
}

describe("createInvitation", () => {
  it("is an administrator's below owner, and refuses what is no address and who is in already", async () => {
    const made = await createInvitation(as("admin"), { email: ` ${email.toUpperCase()}`, role: "admin" });
    expect(made).toMatchObject({ kind: "created", invitation: { email, role: "admin" } });
    expect(made).toMatchObject({
      url: expect.stringMatching(/^http:\/\/localhost:3000\/invitation#inv_[\w-]{43}$/),
    });
    const denied = { code: "insufficient access" };
    await expect(createInvitation(as("developer"), { email, role: "viewer" })).rejects.toMatchObject(denied);
    await expect(createInvitation(as("admin"), { email, role: "owner" })).rejects.toMatchObject(denied);
    await expect(createInvitation(ctx, { email: "a b@c", role: "viewer" })).rejects.toMatchObject({
      fields: [{ loc: ["body", "email"] }],
    });
    const { userId } = await existing();
    const { organizationId } = ctx.actor;
    await database.prisma.member.create({ data: { organizationId, userId, role: "viewer" } });
    expect(await createInvitation(ctx, { email, role: "viewer" })).toEqual({ kind: "is_member" });
  });

  it("leaves no more than a hundred open", async () => {
    const { organizationId } = ctx.actor;
    const expiresAt = new Date(now.getTime() + 1_000);
    await database.prisma.invitation.createMany({
      data: Array.from({ length: 100 }, (_, index) => ({
        id: createId("inv"),
        organizationId,
        email: `${index}@acme.example`,
        role: "viewer" as const,
        tokenHash: randomBytes(32),
        invitedBy: "usr_1",
        expiresAt,
      })),
    });
    expect(await createInvitation(ctx, { email, role: "viewer" })).toEqual({ kind: "too_many" });
    now = expiresAt;
    expect(await createInvitation(ctx, { email, role: "viewer" })).toMatchObject({ kind: "created" });
  });

  it("ends the earlier link to the same address, and shows no link again", async () => {
    const [first, second] = [await invite(), await invite()];
    expect(await getInvitation(ctx, { token: first })).toBeNull();
    expect(await getInvitation(ctx, { token: second })).toEqual({
      email,
      role: "developer",
      organizationName: "Acme",
      hasAccount: false,
    });
    const listed = await listInvitations(as("admin"), { limit: 10 });
    expect(listed.data).toMatchObject([{ email, role: "developer" }]);
    expect(JSON.stringify(listed)).not.toContain(second);
    await expect(listInvitations(as("viewer"), { limit: 10 })).rejects.toMatchObject({
      code: "insufficient access",
    });
  });

  it("is mailed with its link, and a mail server that refuses is told of", async () => {
    const server = await startMailServer();
    const mailer = createMailer({ smtpUrl: server.url, from: "Posthorn <hooks@acme.example>" });
    const invitation = { email, url: "https://hooks.example/invitation#inv_1" };
    const { organizationId } = ctx.actor;
    await database.prisma.organization.update({
      where: { id: organizationId },
      data: { name: "Acme\r\nBcc: eve@x" },
    });
    expect(await mailInvitation(ctx, mailer, invitation)).toBe(true);
    expect(server.received).toMatchObject([{ to: [email] }]);
    expect(server.received[0]?.source).toContain("invites you to Acme Bcc: eve@x");
    server.accepts(false);
    expect(await mailInvitation(ctx, mailer, invitation)).toBe(false);
    mailer.close();
    await server.close();
  });
});

describe("acceptInvitation", () => {
  it("makes the account and its membership once, of two at once too", async () => {
    const token = await invite();
    const outcomes = await Promise.all([1, 2].map(() => acceptInvitation(ctx, { token, as: account })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["invitation_gone", "joined"]);
    const signedIn = await signIn(ctx, createSignInLimiter(), { email, ...account, address: "a" });
    if (signedIn.kind !== "signed_in") throw new Error(signedIn.kind);
    expect(await memberships(signedIn.userId)).toMatchObject([{ role: "developer" }]);
    expect((await listInvitations(ctx, { limit: 10 })).data).toEqual([]);
    const entries = await database.prisma.auditEntry.findMany({
      where: { organizationId: ctx.actor.organizationId },
      orderBy: { id: "asc" },
    });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ["invitation.create", "user:usr_1"],
      ["invitation.accept", `user:${signedIn.userId}`],
      ["member.create", `user:${signedIn.userId}`],
    ]);
  });

  it("lets an account that exists in only once it is signed in, and nobody else's", async () => {
    const token = await invite();
    const session = await existing();
    expect(await acceptInvitation(ctx, { token, as: account })).toEqual({ kind: "has_account" });
    const other = { session: { userId: "usr_other", email: "eve@acme.example" } };
    expect(await acceptInvitation(ctx, { token, as: other })).toEqual({ kind: "other_account" });
    expect(await memberships(session.userId)).toEqual([]);
    expect(await acceptInvitation(ctx, { token, as: { session } })).toMatchObject({ kind: "joined", email });
    expect(await memberships(session.userId)).toMatchObject([{ role: "developer" }]);
  });

  it("is refused when it was revoked, a week is over, or its password is too short", async () => {
    const revoked = await create("viewer");
    await revokeInvitation(as("admin"), { id: revoked.id });
    await revokeInvitation(as("admin"), { id: revoked.id });
    const gone = { kind: "invitation_gone" };
    expect(await acceptInvitation(ctx, { token: revoked.token, as: account })).toEqual(gone);

    const token = await invite();
    const short = acceptInvitation(ctx, { token, as: { ...account, password: "short" } });
    await expect(short).rejects.toMatchObject({ fields: [{ loc: ["body", "password"] }] });
    now = new Date(now.getTime() + 7 * 86_400_000 + 1);
    expect(await acceptInvitation(ctx, { token, as: account })).toEqual(gone);
    expect(await getInvitation(ctx, { token })).toBeNull();
    expect(await database.prisma.user.count({ where: { email } })).toBe(0);
  });
});

describe("revokeInvitation", () => {
  it("finds nothing of another organization, and an owner's is not an admin's", async () => {
    const { id } = await create("owner");
    const denied = { code: "insufficient access" };
    await expect(revokeInvitation(as("admin"), { id })).rejects.toMatchObject(denied);
    const { organizationId } = await buildEnvironment(database.prisma);
    const stranger: Ctx = { ...ctx, actor: { ...ctx.actor, organizationId } };
    await expect(revokeInvitation(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
