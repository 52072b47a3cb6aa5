import { publish } from "@posthorn/queue";
import { buildApplication, buildEndpoint, buildMessage, settleDeliveries } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, operations } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

// Every operation that may change something: a new one is walked, and fails until it is audited or named here.
const notAudited = new Set([
  "message.create",
  "message.createBatch",
  "messageAttempt.resend",
  "endpoint.sendExample",
  "authentication.logout",
  "inspector.open",
]);

const startsRecovery = new Set(["endpoint.recover", "endpoint.replayMissing"]);

const word = "planted-secret-word";
const secret = `whsec_${Buffer.from(word.repeat(2)).toString("base64")}`;
const url = `https://ann:${word}@kopi.example/hooks`;
const headers = { Authorization: `Bearer ${word}`, "X-Plain": word };

const bodies: Record<string, unknown> = {
  "alertAddress.create": { email: "new@kopi.example" },
  "application.create": { name: "x" },
  "applicationKey.create": { name: "x" },
  "application.upsert": { name: "x" },
  "endpoint.create": { url, secret, headers },
  "endpoint.upsert": { url },
  "endpoint.patch": { url },
  "endpoint.rotateSecret": { key: secret },
  "endpoint.setHeaders": { headers },
  "endpoint.patchHeaders": { headers },
  "endpoint.sendExample": { eventType: "order.created" },
  "endpoint.recover": { since: new Date(Date.now() - 60_000).toISOString() },
  "endpoint.replayMissing": { since: new Date(Date.now() - 60_000).toISOString() },
  "eventType.create": { name: "order.new", description: "d" },
  "eventType.upsert": { description: "d" },
  "eventType.importOpenapi": { spec: { openapi: "3.1.0", webhooks: { "order.imported": { post: {} } } } },
  "message.create": { eventType: "order.created", payload: { word } },
  "message.createBatch": { messages: [{ eventType: "order.created", payload: { word } }] },
  "operationalWebhook.endpoint.create": { url, secret, headers },
  "operationalWebhook.endpoint.upsert": { url },
  "operationalWebhook.endpoint.rotateSecret": { key: secret },
  "operationalWebhook.endpoint.setHeaders": { headers },
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const changing = operations.filter(({ route }) => route.method !== "GET" && route.callers.length > 0);
const ofHost = changing.filter(({ route }) => (route.callers as readonly string[]).includes("key"));
const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const);

type Ids = Record<string, string>;

/** Things of its own for one operation: an application with an endpoint, a message with an attempt, a running task. */
async function arrange({ id, route }: Operation): Promise<Ids> {
  const { prisma, pool } = api.database;
  const { environmentId } = api.environment;
  await prisma.eventType.deleteMany({ where: { name: { in: ["order.new", "order.imported"] } } });
  const app = await buildApplication(prisma, environmentId);
  const { operationalApplicationId } = await prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
  });
  const isOperational = route.path.includes("/operational-webhook/");
  const endpoint = await buildEndpoint(prisma, app);
  const message = buildMessage({ environmentId, application: app }, { body: Buffer.from(`{"a":"${word}"}`) });
  await publish(pool, [message]);
  const attempts = await settleDeliveries(pool, () => ({ verdict: "succeeded", body: word }));
  const schemas = { "1": { type: "object", examples: [{}] } };
  await prisma.eventType.upsert({
    where: { environmentId_name: { environmentId, name: "order.created" } },
    create: { environmentId, name: "order.created", description: "", schemas },
    update: {},
  });
  const task = `qtask_${message.id.slice("msg_".length)}`;
  await prisma.backgroundTask.create({
    data: {
      id: task,
      environmentId,
      applicationId: app,
      // One at a time an endpoint: a recovery that is asked for must find none.
      endpointId: startsRecovery.has(id) ? null : endpoint,
      kind: "endpoint.recover",
      startedBy: "system",
      input: {},
    },
  });
  const address = `aaddr_${message.id.slice("msg_".length)}`;
  await prisma.alertAddress.create({
    data: { id: address, environmentId, applicationId: app, email: "ann@kopi.example" },
  });
  const key = `akey_${message.id.slice("msg_".length)}`;
  const made = { name: "Zapier", scope: "read", tokenHash: Buffer.from(key), tokenHint: "appkey_…" } as const;
  await prisma.applicationKey.create({ data: { id: key, environmentId, applicationId: app, ...made } });
  return {
    app_id: app,
    key_id: key,
    alert_address_id: address,
    endpoint_id: isOperational ? await buildEndpoint(prisma, operationalApplicationId) : endpoint,
    msg_id: message.id,
    attempt_id: attempts.get(message.id) ?? "",
    event_type_name: "order.created",
    task_id: task,
  };
}

async function ask({ id, route }: Operation, ids: Ids): Promise<{ status: number; text: string }> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? "");
  const body = route.body ? (bodies[id] ?? {}) : undefined;
  const response = await api.request(route.method, path, { body });
  return { status: response.status, text: await response.text() };
}

async function entriesOf(act: () => Promise<unknown>) {
  const all = () => api.database.prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  const before = new Set((await all()).map((entry) => entry.id));
  await act();
  return (await all()).filter((entry) => !before.has(entry.id));
}

describe("an operation that changes something", () => {
  it.each(named(ofHost))("%s is written down with who asked, and no secret", async (id, operation) => {
    const ids = await arrange(operation);
    let answer = { status: 0, text: "" };
    const entries = await entriesOf(async () => {
      answer = await ask(operation, ids);
    });
    expect([id, answer.status < 300]).toEqual([id, true]);
    expect([id, entries.length > 0]).toEqual([id, !notAudited.has(id)]);
    const { keyId, environmentId } = api.environment;
    for (const entry of entries) expect(entry).toMatchObject({ actor: `key:${keyId}`, environmentId });
    const text = JSON.stringify(entries);
    for (const planted of [word, secret.slice("whsec_".length), ...tokensIn(answer.text)]) {
      expect(text).not.toContain(planted);
    }
  });

  it.each(named(ofHost.filter(({ id }) => !notAudited.has(id))))(
    "%s is undone when it cannot be written down",
    async (_id, operation) => {
      const ids = await arrange(operation);
      const state = () => stateOf(ids);
      const before = await state();
      await api.database.pool.query("alter table audit_entries rename to audit_entries_away");
      const { status } = await ask(operation, ids);
      await api.database.pool.query("alter table audit_entries_away rename to audit_entries");
      expect(status).toBe(500);
      expect(await state()).toEqual(before);
    },
  );
});

/** What a change could have left behind. */
async function stateOf(ids: Ids): Promise<unknown> {
  const { prisma } = api.database;
  return [
    await prisma.application.findMany(),
    await prisma.endpoint.findMany({ include: { secrets: true } }),
    await prisma.eventType.findMany(),
    await prisma.backgroundTask.findMany(),
    await prisma.portalSession.findMany(),
    await prisma.alertAddress.findMany(),
    await prisma.applicationKey.findMany(),
    await prisma.payload.findMany({ where: { messageId: ids.msg_id ?? "" } }),
    await prisma.responseBody.findMany({ where: { messageId: ids.msg_id ?? "" } }),
  ];
}

function tokensIn(text: string): string[] {
  return [...text.matchAll(/(?:appsk|appkey|ott)_[A-Za-z0-9_-]{43}/g)].map(([token]) => token);
}
