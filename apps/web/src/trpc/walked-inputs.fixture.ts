import { randomBytes } from "node:crypto";
import { createId, type MemberRole } from "@posthorn/db";
import { hashPassword } from "@posthorn/domain";
import { buildApplication, buildEndpoint } from "@posthorn/testing";
import { resources } from "#server/resources.ts";
import { database, ids, ours, signedIn } from "./walked-world.fixture.ts";

/**
 * What fits each procedure, so that it is not for its input that a call is refused. One that ends what it is given
 * makes that first.
 */
export const inputs: Record<string, () => object | Promise<object>> = {
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
  "commandMenu.search": () => ({ text: "kopi" }),
  "endpoints.search": () => ({ app: ids.application }),
  "endpoints.summary": () => ids,
  "endpoints.get": () => ids,
  "endpoints.headers": () => ids,
  "endpoints.activity": () => ids,
  "endpoints.setDisabled": () => ({ ...ids, disabled: false }),
  "endpoints.update": () => ({ ...ids, changes: { description: "Walked" } }),
  "endpoints.rotateSecret": async () => ({ ...(await makeEndpoint()), rotation: { gracePeriodSeconds: 0 } }),
  "endpoints.remove": () => makeEndpoint(),
  "endpoints.recoveries": () => ids,
  "endpoints.recover": async () => ({ ...(await makeEndpoint()), recovery: { since: aMinuteAgo() } }),
  "endpoints.cancelRecovery": async () => makeRecovery(),
  "audit.list": () => ({}),
  "environmentSettings.get": () => ({}),
  "environmentSettings.count": () => ({}),
  "environmentSettings.remove": () => restoreEnvironments(),
  "environmentSettings.update": () => ({ changes: { endpointsPerApplication: 60 } }),
  "eventTypes.list": () => ({}),
  "eventTypes.examples": () => ({}),
  "eventTypes.catalog": () => ({ isArchivedToo: true }),
  "eventTypes.detail": () => ({ name: "mine.created" }),
  "eventTypes.impact": () => ({ name: "mine.created" }),
  "eventTypes.realExample": () => ({ name: "mine.created" }),
  "eventTypes.types": () => ({}),
  "eventTypes.check": () => ({ schema: {} }),
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
  "look.get": () => ({}),
  "look.update": () => ({ branding: { light: { accent: "#0f766e" } } }),
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

/** All that were deleted are there again, each organization with one to spare. */
export async function restoreEnvironments(): Promise<object> {
  await database.prisma.environment.updateMany({ data: { deletedAt: null } });
  const organizations = await database.prisma.organization.findMany({ include: { environments: true } });
  const data = organizations
    .filter(({ environments }) => environments.length === 1)
    .map(({ id: organizationId }) => ({
      id: createId("env"),
      organizationId,
      name: "Spare",
      kind: "development" as const,
      operationalApplicationId: createId("app"),
    }));
  await database.prisma.environment.createMany({ data });
  return {};
}

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
