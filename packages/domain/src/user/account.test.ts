import { createId } from "@posthorn/db";
import {
  buildCtx,
  buildEnvironment,
  createTestDatabase,
  type MailServer,
  startMailServer,
  type TestDatabase,
} from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "../ctx.ts";
import { createMailer, type Mailer } from "../mail/create-mailer.ts";
import { changePassword } from "./change-password.ts";
import { endUserSession } from "./end-user-session.ts";
import { getAccount } from "./get-account.ts";
import { getUserSession, type UserSession } from "./get-user-session.ts";
import { listUserSessions } from "./list-user-sessions.ts";
import { mailSignInLink } from "./mail-sign-in-link.ts";
import { hashPassword } from "./password.ts";
import { redeemSignInLink } from "./redeem-sign-in-link.ts";
import { signIn } from "./sign-in.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";
import { updateAccount } from "./update-account.ts";

let database: TestDatabase;
let mail: MailServer;
let mailer: Mailer;
let ctx: Ctx;
let now: Date;
let email: string;
let userId: string;

const password = "correct horse battery";
const address = "203.0.113.7";
const limiter = createSignInLimiter();

beforeAll(async () => {
  database = await createTestDatabase();
  mail = await startMailServer();
  mailer = createMailer({ smtpUrl: mail.url, from: "hooks@acme.example" });
});
afterAll(async () => {
  mailer.close();
  await mail.close();
  await database.close();
});
beforeEach(async () => {
  now = new Date();
  mail.accepts(true);
  mail.received.length = 0;
  const environment = await buildEnvironment(database.prisma);
  const { organizationId } = environment;
  ctx = buildCtx(database, environment, { now: () => now });
  userId = createId("usr");
  email = `${userId.toLowerCase()}@acme.example`;
  const passwordHash = await hashPassword(password);
  const members = { create: { organizationId, role: "viewer" as const } };
  await database.prisma.user.create({ data: { id: userId, email, name: "Ana", passwordHash, members } });
});

async function signedIn(given = password, userAgent = "Firefox"): Promise<UserSession> {
  const result = await signIn(ctx, limiter, { email, password: given, address, userAgent });
  const session = result.kind === "signed_in" ? await getUserSession(ctx, result) : null;
  if (!session) throw new Error(result.kind);
  return session;
}

const actions = async () =>
  (await database.prisma.auditEntry.findMany({ where: { subjectId: userId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("changePassword", () => {
  it("needs the present one, and ends the other sessions", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const change = (current: string, next: string) =>
      changePassword(ctx, limiter, { session: here, current, next, address });
    expect(await change("wrong horse battery", "another password")).toEqual({ kind: "refused" });
    await expect(change(password, "short")).rejects.toMatchObject({ fields: [{ loc: ["body", "next"] }] });
    expect(await change(password, "another password")).toEqual({ kind: "changed" });
    expect(await getUserSession(ctx, here)).not.toBeNull();
    expect(await getUserSession(ctx, there)).toBeNull();
    await expect(signedIn()).rejects.toThrow("refused");
    await signedIn("another password");
    expect(await actions()).toEqual(["user.change_password"]);
  });

  it("lets nobody guess at it in a session that was left open", async () => {
    const session = await signedIn();
    const guess = () =>
      changePassword(ctx, limiter, { session, current: "x", next: "long enough now", address });
    for (let i = 0; i < 10; i += 1) expect(await guess()).toEqual({ kind: "refused" });
    expect(await guess()).toEqual({ kind: "limited", retryAfterSeconds: 900 });
  });

  it("sets none where there is none: that is for a link", async () => {
    const session = await signedIn();
    await database.prisma.user.update({ where: { id: userId }, data: { passwordHash: null } });
    const input = { session, current: "", next: "long enough now", address };
    expect(await changePassword(ctx, limiter, input)).toEqual({ kind: "refused" });
    expect(await getAccount(ctx, session)).toMatchObject({ email, hasPassword: false });
  });
});

describe("one's own sessions", () => {
  it("say which browser, since when and last seen when, and end one by one or all at once", async () => {
    const first = await signedIn();
    now = new Date(now.getTime() + 600_000);
    const second = await signedIn(password, "Safari".repeat(1_000));
    await getUserSession(ctx, first);
    const listed = await listUserSessions(ctx, second);
    expect(listed).toMatchObject([
      { id: second.sessionId, isCurrent: true },
      { id: first.sessionId, isCurrent: false, userAgent: "Firefox", lastSeenAt: now.toISOString() },
    ]);
    expect(listed[0]?.userAgent).toHaveLength(400);
    await endUserSession(ctx, { userId: "usr_other" }, { id: first.sessionId });
    expect(await getUserSession(ctx, first)).not.toBeNull();
    await endUserSession(ctx, second, { id: first.sessionId });
    expect(await getUserSession(ctx, first)).toBeNull();
    await signOutEverywhere(ctx, second);
    expect(await getUserSession(ctx, second)).toBeNull();
    expect(await actions()).toEqual(["user.end_session", "user.end_sessions"]);
  });
});

describe("updateAccount", () => {
  it("changes one's name, and takes no empty one", async () => {
    await updateAccount(ctx, { userId }, { name: " Ana <script> 🚀 " });
    expect(await getAccount(ctx, { userId })).toMatchObject({ name: "Ana <script> 🚀" });
    await expect(updateAccount(ctx, { userId }, { name: " " })).rejects.toMatchObject({
      fields: [{ loc: ["body", "name"] }],
    });
  });
});

describe("mailSignInLink", () => {
  it("mails a link that sets a new password, for an hour, and proves the address", async () => {
    await mailSignInLink(ctx, mailer, { email: email.toUpperCase() });
    expect(mail.received).toMatchObject([{ to: [email] }]);
    const source = (mail.received[0]?.source ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
    const token = /sign-in\/link#(link_[\w-]+)/.exec(source)?.[1] ?? "";
    expect(await redeemSignInLink(ctx, { token, password: "another password" })).toMatchObject({ email });
    const user = await database.prisma.user.findUnique({ where: { id: userId } });
    expect(user?.emailVerifiedAt).toEqual(now);
    expect(await actions()).toEqual(["user.create_link", "user.set_password"]);

    now = new Date(now.getTime() + 3_600_001);
    expect(await redeemSignInLink(ctx, { token, password: "another password" })).toEqual({
      kind: "link_gone",
    });
  });

  it("mails nobody without an account, no sixth at a time, and leaves no link behind that was not mailed", async () => {
    await mailSignInLink(ctx, mailer, { email: `nobody-${email}` });
    expect(mail.received).toEqual([]);
    for (let i = 0; i < 7; i += 1) await mailSignInLink(ctx, mailer, { email });
    expect(mail.received).toHaveLength(5);
    now = new Date(now.getTime() + 3_600_001);
    mail.accepts(false);
    await expect(mailSignInLink(ctx, mailer, { email })).rejects.toThrow();
    expect(await database.prisma.signInLink.count({ where: { userId } })).toBe(5);
  });
});
