import { createId } from "@posthorn/db";
import { buildEnvironment, createTestDatabase, type TestDatabase } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnonymousCtx } from "../ctx.ts";
import { createVault } from "../vault.ts";
import { createSignInLink } from "./create-sign-in-link.ts";
import { getSignInLink } from "./get-sign-in-link.ts";
import { getUserSession } from "./get-user-session.ts";
import { hashPassword } from "./password.ts";
import { redeemSignInLink } from "./redeem-sign-in-link.ts";
import { signIn } from "./sign-in.ts";
import { createSignInLimiter } from "./sign-in-limiter.ts";
import { signOut } from "./sign-out.ts";

let database: TestDatabase;
let ctx: AnonymousCtx;
let now: Date;
let email: string;
let userId: string;

const password = "correct horse battery";
const address = "203.0.113.7";

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  now = new Date();
  ctx = {
    prisma: database.prisma,
    pool: database.pool,
    vault: createVault(Buffer.alloc(32, 7).toString("base64")),
    policy: {
      portalUrl: "https://hooks.example",
      apiUrl: "https://api.example",
      retrySchedule: [5],
      allowPrivateAddresses: "none",
      headerFamily: "both",
      disableAfterDays: 5,
      isMailOn: false,
    },
    now: () => now,
  };
  const { organizationId } = await buildEnvironment(database.prisma);
  userId = createId("usr");
  email = `${userId.toLowerCase()}@acme.example`;
  await database.prisma.user.create({
    data: { id: userId, email, name: "Ana", passwordHash: await hashPassword(password) },
  });
  await database.prisma.member.create({ data: { organizationId, userId, role: "owner" } });
});

const later = (ms: number) => new Date(now.getTime() + ms);

describe("signIn", () => {
  it("opens a session that names the account's organizations and environments", async () => {
    const result = await signIn(ctx, createSignInLimiter(), {
      email: ` ${email.toUpperCase()} `,
      password,
      address,
    });
    if (result.kind !== "signed_in") throw new Error(result.kind);
    const session = await getUserSession(ctx, result);
    expect(session).toMatchObject({ userId, email, name: "Ana" });
    expect(session?.memberships).toMatchObject([
      { organizationName: "Acme", role: "owner", environments: [{ name: "Test", kind: "development" }] },
    ]);
  });

  it("refuses a wrong password, an unknown account and an account without a password alike", async () => {
    const limiter = createSignInLimiter();
    await database.prisma.user.create({ data: { id: createId("usr"), email: `new-${email}`, name: "New" } });
    for (const [who, what] of [
      [email, "wrong horse battery"],
      [`nobody-${email}`, password],
      [`new-${email}`, "nobody has this password"],
      [email, "x".repeat(100_000)],
    ] as const) {
      expect(await signIn(ctx, limiter, { email: who, password: what, address })).toEqual({
        kind: "refused",
      });
    }
  });

  it("stops guessing at one account from one address, right password or not, and lets go after 15 minutes", async () => {
    const limiter = createSignInLimiter();
    for (let i = 0; i < 10; i += 1) await signIn(ctx, limiter, { email, password: "wrong", address });
    expect(await signIn(ctx, limiter, { email, password, address })).toEqual({
      kind: "limited",
      retryAfterSeconds: 900,
    });
    expect(await signIn(ctx, limiter, { email, password, address: "203.0.113.8" })).toMatchObject({
      kind: "signed_in",
    });
    now = later(15 * 60_000 + 1);
    expect(await signIn(ctx, limiter, { email, password, address })).toMatchObject({ kind: "signed_in" });
  });
});

describe("signOut", () => {
  it("ends that session and no other", async () => {
    const limiter = createSignInLimiter();
    const [here, there] = [
      await signIn(ctx, limiter, { email, password, address }),
      await signIn(ctx, limiter, { email, password, address }),
    ];
    if (here.kind !== "signed_in" || there.kind !== "signed_in") throw new Error("not signed in");
    await signOut(ctx, here);
    expect(await getUserSession(ctx, here)).toBeNull();
    expect(await getUserSession(ctx, there)).not.toBeNull();
    now = later(31 * 86_400_000);
    expect(await getUserSession(ctx, there)).toBeNull();
  });
});

describe("a sign-in link", () => {
  const tokenOf = (url: string) => url.slice(url.indexOf("#") + 1);

  it("sets the password once, ends older sessions and is written down", async () => {
    const limiter = createSignInLimiter();
    const old = await signIn(ctx, limiter, { email, password, address });
    const { url } = await createSignInLink(ctx, { email });
    expect(url).toMatch(/^https:\/\/hooks\.example\/sign-in\/link#link_/);
    const token = tokenOf(url);
    expect(await getSignInLink(ctx, { token })).toEqual({ email });

    const twice = await Promise.all(
      ["first new password", "other new password"].map((text) =>
        redeemSignInLink(ctx, { token, password: text }),
      ),
    );
    expect(twice.map((result) => result.kind).sort()).toEqual(["link_gone", "password_set"]);
    const set = twice[0]?.kind === "password_set" ? "first new password" : "other new password";

    expect(await getSignInLink(ctx, { token })).toBeNull();
    if (old.kind === "signed_in") expect(await getUserSession(ctx, old)).toBeNull();
    expect(await signIn(ctx, limiter, { email, password, address })).toEqual({ kind: "refused" });
    expect(await signIn(ctx, limiter, { email, password: set, address })).toMatchObject({
      kind: "signed_in",
    });
    const entries = await database.prisma.auditEntry.findMany({
      where: { subjectId: userId },
      orderBy: { id: "asc" },
    });
    expect(entries.map((entry) => [entry.action, entry.actor])).toEqual([
      ["user.create_link", "cli"],
      ["user.set_password", `user:${userId}`],
    ]);
  });

  it("takes every other open link of its account along, and nobody else's", async () => {
    const [link, forgotten] = [
      await createSignInLink(ctx, { email }),
      await createSignInLink(ctx, { email }),
    ];
    const other = `other-${email}`;
    await database.prisma.user.create({ data: { id: createId("usr"), email: other, name: "Bo" } });
    const theirs = await createSignInLink(ctx, { email: other });
    await redeemSignInLink(ctx, { token: tokenOf(link.url), password: "long enough now" });
    const again = { token: tokenOf(forgotten.url), password: "another one now" };
    expect(await redeemSignInLink(ctx, again)).toEqual({ kind: "link_gone" });
    expect(await getSignInLink(ctx, { token: tokenOf(theirs.url) })).toEqual({ email: other });
  });

  it("refuses a short password without using the link up, and everything after a day", async () => {
    const { url } = await createSignInLink(ctx, { email });
    const token = tokenOf(url);
    await expect(redeemSignInLink(ctx, { token, password: "short" })).rejects.toMatchObject({
      code: "value_error",
      fields: [{ loc: ["body", "password"] }],
    });
    expect(await getSignInLink(ctx, { token })).toEqual({ email });
    now = later(86_400_001);
    expect(await getSignInLink(ctx, { token })).toBeNull();
    expect(await redeemSignInLink(ctx, { token, password: "long enough now" })).toEqual({
      kind: "link_gone",
    });
  });
});
