import { randomBytes } from "node:crypto";
import { createId, type MemberRole } from "@posthorn/db";
import { hashPassword } from "@posthorn/domain";
import { publish } from "@posthorn/queue";
import {
  buildApplication,
  buildEndpoint,
  buildEnvironment,
  buildMessage,
  createTestDatabase,
  settleDeliveries,
  type TestDatabase,
  type TestEnvironment,
} from "@posthorn/testing";
import { callTRPCProcedure, TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionOf } from "#server/current-session.ts";
import { resources } from "#server/resources.ts";
import type { TrpcContext } from "./context.ts";
import type { ProcedureMeta } from "./init.ts";
import { appRouter } from "./router.ts";

// Every procedure of the dashboard, asked for by whom it is not open to: a new one fails here until it is named below.
const openToEveryone = [
  "signIn.getLink",
  "signIn.getInvitation",
  "signIn.redeemLink",
  "signIn.acceptInvitation",
  "signIn.signUp",
  "signIn.mailLink",
];

let database: TestDatabase;
let ours: TestEnvironment;
let theirs: TestEnvironment;
let ids: { application: string; endpoint: string; message: string; attempt: string; incident: string };
let people: Record<MemberRole | "stranger", TrpcContext>;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.POSTHORN_MASTER_KEY = randomBytes(32).toString("base64");
  process.env.POSTHORN_ALLOW_PRIVATE_ADDRESSES = "loopback";
  ours = await buildEnvironment(database.prisma);
  theirs = await buildEnvironment(database.prisma);
  const { environmentId } = ours;
  const application = await buildApplication(database.prisma, environmentId, { name: "Mine", uid: "mine" });
  const endpoint = await buildEndpoint(database.prisma, application);
  await database.prisma.eventType.create({
    data: { environmentId, name: "mine.created", description: "d", schemas: { 1: { examples: [{}] } } },
  });
  const event = { eventType: "mine.created", body: Buffer.from('{"secret":"hunter2"}') };
  const message = buildMessage({ environmentId, application }, event);
  await publish(database.pool, [message]);
  const attempts = await settleDeliveries(database.pool, () => ({ verdict: "exhausted" }));
  const incident = createId("inc");
  const at = new Date();
  await database.prisma.incident.create({
    data: {
      id: incident,
      environmentId,
      applicationId: application,
      endpointId: endpoint,
      cause: "timeout",
      causeDetail: {},
      firstFailureAt: at,
      lastFailureAt: at,
      openedAt: at,
    },
  });
  ids = { application, endpoint, message: message.id, attempt: attempts.get(message.id) ?? "", incident };
  people = {
    owner: await signedIn("owner", ours),
    admin: await signedIn("admin", ours),
    developer: await signedIn("developer", ours),
    viewer: await signedIn("viewer", ours),
    stranger: await signedIn("owner", theirs),
  };
});
afterAll(async () => {
  const { prisma, pool } = resources().ctx;
  await prisma.$disconnect();
  await pool.end();
  await database.close();
});

async function signedIn(role: MemberRole, { organizationId }: TestEnvironment): Promise<TrpcContext> {
  const user = await database.prisma.user.create({
    data: {
      id: createId("usr"),
      email: `${randomBytes(6).toString("hex")}@example.com`,
      name: role,
      members: { create: { organizationId, role } },
      sessions: { create: { id: createId("uses"), expiresAt: new Date(Date.now() + 86_400_000) } },
    },
    include: { sessions: true },
  });
  const session = await sessionOf(user.sessions[0]?.id ?? null);
  return { session, sessionNow: async () => session, headers: new Headers() };
}

/** Somebody whom a call may do something to. */
async function newcomer(role: MemberRole = "viewer"): Promise<string> {
  const { session } = await signedIn(role, ours);
  return session?.userId ?? "";
}

async function invited(): Promise<string> {
  const { organizationId } = ours;
  const { id } = await database.prisma.invitation.create({
    data: {
      id: createId("inv"),
      organizationId,
      email: "invited@example.com",
      role: "viewer",
      tokenHash: randomBytes(32),
      invitedBy: "usr_1",
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return id;
}

/** Everybody has this password from then on. */
async function shared(password: string): Promise<string> {
  const passwordHash = await hashPassword(password);
  await database.prisma.user.updateMany({ data: { passwordHash } });
  return password;
}

/**
 * What fits each procedure, so that it is not for its input that a call is refused. One that ends what it is given
 * makes that first.
 */
const inputs: Record<string, () => object | Promise<object>> = {
  "account.get": () => ({}),
  "account.update": () => ({ name: "Somebody" }),
  "account.changePassword": async () => ({
    current: await shared("a password of all"),
    next: "another password",
  }),
  "account.sessions": () => ({}),
  "account.endSession": () => ({ id: "uses_1" }),
  "account.signOutEverywhere": () => ({}),
  "account.createOrganization": () => ({ name: "Another" }),
  "apiKeys.list": () => ({}),
  "apiKeys.create": () => ({ name: "Walked", scope: "read", expiresAt: null }),
  "apiKeys.rotate": async () => ({ ...(await buildKey()), overlapSeconds: 60 }),
  "apiKeys.revoke": () => buildKey(),
  "alerts.settings": () => ({}),
  "alerts.create": () => ({ format: "json", name: "New", url: "https://ops.example.com/alerts" }),
  "alerts.remove": async () => ({ target: await makeTarget() }),
  "alerts.test": async () => ({ target: await makeTarget() }),
  "alerts.testResult": async () => ({ test: await makeTest() }),
  "applications.search": () => ({ text: "" }),
  "applications.list": () => ({}),
  "applications.get": () => ids,
  "applications.create": () => ({ fields: { name: "New", metadata: {} } }),
  "applications.update": () => ({ ...ids, fields: { throttleRate: 10 } }),
  "applications.remove": async () => ({
    application: await buildApplication(database.prisma, ours.environmentId),
  }),
  "applications.openAsTenant": () => ids,
  "applications.portalLink": () => ids,
  "endpoints.search": () => ({ app: ids.application }),
  "endpoints.summary": () => ids,
  "endpoints.get": () => ids,
  "endpoints.headers": () => ids,
  "endpoints.activity": () => ids,
  "endpoints.setDisabled": () => ({ ...ids, disabled: false }),
  "endpoints.recoveries": () => ids,
  "endpoints.recover": async () => ({ ...(await makeEndpoint()), recovery: { since: aMinuteAgo() } }),
  "endpoints.cancelRecovery": async () => makeRecovery(),
  "audit.list": () => ({}),
  "environmentSettings.get": () => ({}),
  "environmentSettings.update": () => ({ changes: { endpointsPerApplication: 60 } }),
  "eventTypes.list": () => ({}),
  "eventTypes.examples": () => ({}),
  "eventTypes.catalog": () => ({ isArchivedToo: true }),
  "eventTypes.detail": () => ({ name: "mine.created" }),
  "eventTypes.impact": () => ({ name: "mine.created" }),
  "eventTypes.realExample": () => ({ name: "mine.created" }),
  "eventTypes.create": async () => {
    await database.prisma.eventType.deleteMany({ where: { name: "fresh.created" } });
    return { name: "fresh.created", description: "d" };
  },
  "eventTypes.describe": () => ({ name: "mine.created", changes: { title: "Created" } }),
  "eventTypes.saveDraft": () => ({ name: "mine.created", schema: {} }),
  "eventTypes.publishDraft": async () => {
    const where = { environmentId: ours.environmentId, name: "mine.created" };
    const data = { draft: {}, schemas: { 1: { examples: [{}] } } };
    const [row] = await database.prisma.eventType.updateManyAndReturn({ where, data });
    return { name: "mine.created", version: "2", updatedAt: row?.updatedAt.toISOString() };
  },
  "eventTypes.delete": async () => {
    const data = { environmentId: ours.environmentId, name: "fresh.deleted", description: "d" };
    await database.prisma.eventType.createMany({ data, skipDuplicates: true });
    return { name: "fresh.deleted", expunge: true };
  },
  "eventTypes.importOpenApi": () => ({
    specRaw: '{ "openapi": "3.1.0", "webhooks": { "fresh.imported": {} } }',
  }),
  "gettingStarted.get": () => ({}),
  "gettingStarted.prepare": () => ({}),
  "gettingStarted.live": () => ({}),
  "inspector.open": () => ({}),
  "inspector.get": () => buildInspector(),
  "inspector.live": () => buildInspector(),
  "inspector.setAnswer": async () => ({ ...(await buildInspector()), answer: "slow" }),
  "incidents.list": () => ({ state: "open" }),
  "incidents.get": () => ids,
  "incidents.count": () => ({ ...ids, since: aMinuteAgo() }),
  "incidents.sendAgain": async () => ({
    ...(await makeEndpoint()),
    since: aMinuteAgo(),
    isWithMissed: true,
    messagesPerSecond: 10,
  }),
  "incidents.mute": () => ({ ...ids, until: null }),
  "incidents.unmute": () => ids,
  "incidents.live": () => ({ incident: ids.incident }),
  "messages.search": () => ({ app: ids.application }),
  "messages.get": () => ({ message: ids.message }),
  "messages.payload": () => ids,
  "messages.deliveries": () => ids,
  "messages.attempts": () => ids,
  "messages.attempt": () => ids,
  "messages.resend": () => ids,
  "messages.calledByTest": () => ({ ...ids, eventType: "mine.created" }),
  "messages.publishTest": () => ({ ...ids, eventType: "mine.created" }),
  "messages.histogram": () => ({ app: ids.application }),
  "organization.rename": () => ({ name: "Acme" }),
  "organization.createEnvironment": () => ({ name: "Staging", kind: "development" }),
  "organization.renameEnvironment": () => ({ name: "Test" }),
  "overview.get": () => ({ range: "24h" }),
  "overview.live": () => ({ range: "24h" }),
  "people.members": () => ({}),
  "people.changeRole": async () => ({ userId: await newcomer(), role: "developer" }),
  "people.remove": async () => ({ userId: await newcomer() }),
  "people.invitations": () => ({}),
  "people.invite": () => ({ email: `${randomBytes(6).toString("hex")}@example.com`, role: "viewer" }),
  "people.revokeInvitation": async () => ({ id: await invited() }),
  "system.checkMail": () => ({}),
  "system.live": () => ({}),
  "system.status": () => ({}),
  "tasks.list": () => ({}),
  "tasks.live": () => ({}),
  "tasks.cancel": () => buildTask(),
  "usage.get": () => ({}),
  "messages.live": () => ({ filter: { range: "24h" }, message: ids.message }),
};

const aMinuteAgo = () => new Date(Date.now() - 60_000).toISOString();

async function makeTarget(): Promise<string> {
  const { environmentId } = ours;
  const id = createId("alt");
  const place = { table: "alert_targets", id, environmentId };
  const urlSealed = resources().ctx.vault.seal("https://ops.example.com/alerts", place);
  await database.prisma.alertTarget.create({
    data: { id, environmentId, format: "json", name: "Ops", urlSealed },
  });
  return id;
}

async function makeTest(): Promise<string> {
  const test = { news: "test", reader: "target", address: "alt_1", name: "Ops", state: "sent" } as const;
  const { id } = await database.prisma.incidentAlert.create({
    data: {
      id: createId("alr"),
      environmentId: ours.environmentId,
      incidentId: "",
      dueAt: new Date(),
      ...test,
    },
  });
  return id;
}

async function makeEndpoint() {
  return { application: ids.application, endpoint: await buildEndpoint(database.prisma, ids.application) };
}

async function makeRecovery() {
  const made = await makeEndpoint();
  const { environmentId } = ours;
  const task = createId("qtask");
  await database.prisma.backgroundTask.create({
    data: {
      id: task,
      environmentId,
      applicationId: made.application,
      endpointId: made.endpoint,
      kind: "endpoint.recover",
      startedBy: "system",
      input: {},
    },
  });
  return { ...made, task };
}

function buildKey(): Promise<{ id: string }> {
  const id = createId("key");
  const { environmentId } = ours;
  return database.prisma.apiKey.create({
    data: { id, environmentId, name: "Mine", tokenHash: randomBytes(32), tokenHint: "sk_1234…" },
    select: { id: true },
  });
}

function buildInspector(): Promise<{ id: string }> {
  const [id, now] = [createId("insp"), new Date()];
  const { environmentId } = ours;
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const data = { id, environmentId, createdAt: now, expiresAt };
  return database.prisma.inspector.create({ data, select: { id: true } });
}

async function buildTask(): Promise<{ task: string }> {
  const id = createId("qtask");
  const { environmentId } = ours;
  const task = { id, environmentId, kind: "endpoint.recover", startedBy: "cli", input: {} };
  await database.prisma.backgroundTask.create({ data: task });
  return { task: id };
}

type Answer = { code: TRPCError["code"] | "OK"; text: string };

async function ask(path: string, ctx: TrpcContext, { environmentId }: TestEnvironment): Promise<Answer> {
  const input = { ...(await inputs[path]?.()), environmentId };
  const call = { router: appRouter, path, ctx, getRawInput: async () => input, batchIndex: 0 };
  try {
    const answered: unknown = await callTRPCProcedure({ ...call, type: typeOf(path), signal: undefined });
    return { code: "OK", text: JSON.stringify(await firstOf(answered)) ?? "" };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.code, text: error.message };
  }
}

/** A subscription answers as it goes on; its first word is enough. */
async function firstOf(answered: unknown): Promise<unknown> {
  if (typeof answered !== "object" || answered === null || !(Symbol.asyncIterator in answered))
    return answered;
  for await (const first of answered as AsyncIterable<unknown>) return first;
  return null;
}

type Kind = "query" | "mutation" | "subscription";

/** The types nest routers, the record that tRPC calls by does not: its keys are whole paths. */
function proceduresByPath(): Record<string, { _def: { type: Kind; meta?: ProcedureMeta } }> {
  return appRouter._def.procedures as unknown as ReturnType<typeof proceduresByPath>;
}

const procedures = proceduresByPath();
const asked = Object.keys(procedures).filter((path) => !openToEveryone.includes(path));
const ownPaths = asked.filter((path) => procedures[path]?._def.meta?.isOwn);
const paths = asked.filter((path) => !ownPaths.includes(path));
const typeOf = (path: string) => procedures[path]?._def.type ?? "query";
const roles = ["viewer", "developer", "admin", "owner"] as const;
const neededBy = (path: string) => roles.indexOf(procedures[path]?._def.meta?.role ?? "viewer");
const nobody: TrpcContext = { session: null, sessionNow: async () => null, headers: new Headers() };

it("knows every procedure, and what fits it", async () => {
  expect(Object.keys(inputs).sort()).toEqual(asked.sort());
  for (const path of asked) expect([path, (await ask(path, people.owner, ours)).code]).toEqual([path, "OK"]);
});

describe("a procedure", () => {
  it.each(asked)("%s is refused to nobody in particular", async (path) => {
    expect(await ask(path, nobody, ours)).toMatchObject({ code: "UNAUTHORIZED" });
  });

  it.each(paths)("%s looks as if nothing were there to another organization", async (path) => {
    const answer = await ask(path, people.stranger, ours);
    expect(answer.code).toBe("NOT_FOUND");
    expectNoData(answer.text);
  });

  it.each(paths)("%s finds nothing of ours from another environment", async (path) => {
    const { code, text } = await ask(path, people.stranger, theirs);
    expect(["OK", "NOT_FOUND"]).toContain(code);
    expectNoData(text);
  });

  it.each(paths)("%s names the role it needs, and no mutation is a viewer's", (path) => {
    expect(procedures[path]?._def.meta?.role).toBeDefined();
    if (typeOf(path) === "mutation") expect(neededBy(path)).toBeGreaterThan(0);
  });

  it.each(paths)("%s is refused to each role below that, and open from it on", async (path) => {
    for (const [rank, role] of roles.entries()) {
      const { code } = await ask(path, people[role], ours);
      expect([role, code]).toEqual([role, rank < neededBy(path) ? "FORBIDDEN" : "OK"]);
    }
  });
});

describe("a procedure about one's own account", () => {
  // Only an owner makes another organization.
  it.each(ownPaths.filter((path) => path !== "account.createOrganization"))(
    "%s is open in each role, and tells nothing of another account",
    async (path) => {
      for (const role of [...roles, "stranger" as const]) {
        const { code, text } = await ask(path, people[role], ours);
        expect([role, code]).toEqual([role, "OK"]);
        expectNoData(text);
        for (const other of roles) {
          const email = people[other].session?.email ?? "";
          if (other !== role) expect(text).not.toContain(email);
        }
      }
    },
  );

  it("who owns no organization makes none", async () => {
    for (const role of ["viewer", "developer", "admin"] as const) {
      const answer = await ask("account.createOrganization", people[role], ours);
      expect([role, answer.code]).toEqual([role, "FORBIDDEN"]);
    }
  });
});

it("a long call ends with the membership that it was opened by", async () => {
  const { organizationId } = ours;
  const watcher = await signedIn("viewer", ours);
  const userId = watcher.session?.userId ?? "";
  const { id: sessionId } = await database.prisma.userSession.findFirstOrThrow({ where: { userId } });
  const ctx: TrpcContext = { ...watcher, sessionNow: () => sessionOf(sessionId) };
  const stream = await openLive(ctx);
  expect((await stream.next()).done).toBe(false);
  await database.prisma.member.delete({ where: { organizationId_userId: { organizationId, userId } } });
  await expect(stream.next()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const later = { ...ctx, session: await ctx.sessionNow() };
  expect((await ask("people.members", later, ours)).code).toBe("NOT_FOUND");
});

async function openLive(ctx: TrpcContext): Promise<AsyncIterator<unknown>> {
  const input = { filter: { range: "24h" }, environmentId: ours.environmentId };
  const call = { router: appRouter, path: "messages.live", ctx, getRawInput: async () => input };
  const answered: unknown = await callTRPCProcedure({
    ...call,
    batchIndex: 0,
    type: "subscription",
    signal: undefined,
  });
  return (answered as AsyncIterable<unknown>)[Symbol.asyncIterator]();
}

it("a session that was ended is nobody's", async () => {
  const { session } = people.owner;
  const [row] = await database.prisma.userSession.updateManyAndReturn({
    where: { userId: session?.userId ?? "" },
    data: { revokedAt: new Date() },
  });
  expect(await sessionOf(row?.id ?? null)).toBeNull();
});

function expectNoData(text: string): void {
  for (const secret of [...Object.values(ids), "Mine", "mine", "hunter2"]) expect(text).not.toContain(secret);
}
