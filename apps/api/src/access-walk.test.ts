import type { Caller } from "@posthorn/contract";
import { buildEnvironment, settleDeliveries, type TestEnvironment } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, operations } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

// Every operation of the contract, asked for by whom it is not open to: a new route is walked without being named here.
let api: TestApi;
let foreign: TestEnvironment;
let tokens: { foreignSession: string; otherApplication: string; viewer: string };
/** The same of applications' own keys. */
let keys: typeof tokens;
type Ids = Record<string, string>;
let ids: Ids;
/** The same of the other environment, and an application of ours that has nothing. */
let theirs: Ids;
let otherApp: string;

beforeAll(async () => {
  api = await startTestApi();
  foreign = await buildEnvironment(api.database.prisma);
  otherApp = await make("/api/v1/app", { name: "Other", uid: "other" });
  ids = await makeWorld("Mine", "order.created", api.environment.apiKey);
  theirs = await makeWorld("Theirs", "theirs.created", foreign.apiKey);
  tokens = {
    foreignSession: await openSession(theirs.app_id ?? "", {}, foreign.apiKey),
    otherApplication: await openSession(otherApp, {}),
    viewer: await openSession(ids.app_id ?? "", { capabilities: ["ViewBase"] }),
  };
  keys = {
    foreignSession: await makeKey(theirs.app_id ?? "", "manage", foreign.apiKey),
    otherApplication: await makeKey(otherApp, "manage"),
    viewer: await makeKey(ids.app_id ?? "", "read"),
  };
});
afterAll(() => api.close());

/** One of everything that a path can name. */
async function makeWorld(name: string, eventType: string, token: string): Promise<Ids> {
  const app = await make("/api/v1/app", { name, uid: name.toLowerCase() }, token);
  await make("/api/v1/event-type", { name: eventType, description: "d" }, token);
  const url = "https://kopi.example";
  const endpoint = await make(`/api/v1/app/${app}/endpoint`, { url }, token);
  const message = await make(`/api/v1/app/${app}/msg`, { eventType, payload: { secret: "hunter2" } }, token);
  const attempts = await settleDeliveries(api.database.pool, () => ({
    verdict: "exhausted",
    body: "hunter2",
  }));
  const since = new Date(Date.now() - 60_000).toISOString();
  return {
    app_id: app,
    endpoint_id: endpoint,
    operational_id: await make("/api/v1/operational-webhook/endpoint", { url }, token),
    msg_id: message,
    attempt_id: attempts.get(message) ?? "",
    event_type_name: eventType,
    alert_address_id: await make(`/api/v1/app/${app}/alert-address`, { email: `${app}@kopi.example` }, token),
    inspector_id: await make(`/api/v1/app/${app}/inspector`, {}, token),
    key_id: await make(`/api/v1/app/${app}/api-key`, { name: "Zapier" }, token),
    task_id: await make(`/api/v1/app/${app}/endpoint/${endpoint}/recover`, { since }, token),
  };
}

async function make(path: string, body: unknown, token = api.environment.apiKey): Promise<string> {
  const answer = await api.answerTo("POST", path, { body, token });
  expect(answer.status).toBeLessThan(300);
  return String(answer.body.id);
}

async function openSession(app: string, access: object, token = api.environment.apiKey): Promise<string> {
  const path = `/api/v1/auth/app-portal-access/${app}`;
  return String((await api.answerTo("POST", path, { body: access, token })).body.token);
}

async function makeKey(
  app: string,
  scope: "manage" | "read",
  token = api.environment.apiKey,
): Promise<string> {
  const body = { name: "Zapier", scope };
  return String((await api.answerTo("POST", `/api/v1/app/${app}/api-key`, { body, token })).body.token);
}

/** Bodies that fit, so that it is not for its body that a request is refused. */
const bodies: Record<string, unknown> = {
  "alertAddress.create": { email: "ann@kopi.example" },
  "application.create": { name: "x" },
  "applicationKey.create": { name: "x" },
  "application.upsert": { name: "x" },
  "endpoint.create": { url: "https://kopi.example" },
  "endpoint.upsert": { url: "https://kopi.example" },
  "endpoint.setHeaders": { headers: {} },
  "endpoint.sendExample": { eventType: "order.created" },
  "endpoint.recover": { since: new Date().toISOString() },
  "endpoint.replayMissing": { since: new Date().toISOString() },
  "eventType.create": { name: "x", description: "d" },
  "eventType.upsert": { description: "d" },
  "eventType.importOpenapi": { spec: { openapi: "3.1.0", webhooks: { "order.imported": { post: {} } } } },
  "message.create": { eventType: "order.created", payload: {} },
  "message.createBatch": { messages: [{ eventType: "order.created", payload: {} }] },
  "operationalWebhook.endpoint.create": { url: "https://kopi.example" },
  "operationalWebhook.endpoint.upsert": { url: "https://kopi.example" },
  "operationalWebhook.endpoint.setHeaders": { headers: {} },
};

async function ask(
  { id, route }: Operation,
  token: string | null,
  named: Ids = ids,
): Promise<{ status: number; text: string }> {
  const isOperational = route.path.includes("/operational-webhook/");
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
    name === "endpoint_id" && isOperational ? (named.operational_id ?? "") : (named[name] ?? ""),
  );
  const body = route.body ? (bodies[id] ?? {}) : undefined;
  const response = await api.request(route.method, path, { token, body });
  return { status: response.status, text: await response.text() };
}

const guarded = operations.filter(({ route }) => route.callers.length > 0);
const ofApplication = guarded.filter(({ route }) => route.path.includes("{app_id}"));
// Logging out ends the session that the walk goes on with.
const askable = guarded.filter(({ id }) => id !== "authentication.logout");
const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const);

describe("an operation", () => {
  it.each(named(guarded))("%s is 401 without a credential", async (_id, operation) => {
    expect(await ask(operation, null)).toMatchObject({ status: 401 });
  });

  it.each(named(ofApplication))("%s shows nothing to a key of another environment", async (id, operation) => {
    const { status, text } = await ask(operation, foreign.apiKey);
    // A batch is 200 and says of each of its messages what it would be alone.
    if (id === "message.createBatch") expect(text).toContain('"status":404');
    else expect([id, status]).toEqual([id, 404]);
    expectNoData(text);
  });

  it.each(named(askable))("%s shows nothing to a tenant of another environment", async (id, operation) => {
    for (const [caller, { foreignSession }] of [
      ["session", tokens],
      ["application_key", keys],
    ] as const) {
      const { status, text } = await ask(operation, foreignSession);
      expectNoData(text);
      if (isOfTheirOwn(operation, caller)) continue;
      expect([id, caller, [403, 404].includes(status)]).toEqual([id, caller, true]);
    }
  });

  it.each(named(ofApplication))(
    "%s shows nothing to a tenant of another application",
    async (id, operation) => {
      for (const { otherApplication } of [tokens, keys]) {
        const { status, text } = await ask(operation, otherApplication);
        expect([id, [403, 404].includes(status)]).toEqual([id, true]);
        expectNoData(text);
      }
    },
  );

  it.each(named(guarded.filter(({ route }) => route.capability !== "ViewBase")))(
    "%s is 403 to a tenant that may only look",
    async (_id, operation) => {
      for (const { viewer } of [tokens, keys]) {
        expect(await ask(operation, viewer)).toMatchObject({ status: 403 });
      }
    },
  );
});

const withoutApplication = guarded.filter(
  ({ route }) => route.path.includes("{") && !route.path.includes("{app_id}"),
);
const childrenOf = ({ route }: Operation) =>
  ["endpoint_id", "msg_id", "attempt_id", "alert_address_id", "inspector_id", "key_id"].filter((name) =>
    route.path.includes(`{${name}}`),
  );
const mixed = ofApplication.flatMap((operation) =>
  childrenOf(operation).map((name) => [operation.id, name, operation] as const),
);

describe("an operation in one's own application", () => {
  it.each(mixed)("%s finds no %s of another", async (id, name, operation) => {
    for (const named of [
      { ...ids, [name]: theirs[name] ?? "" },
      { ...ids, app_id: otherApp },
    ]) {
      const { status, text } = await ask(operation, api.environment.apiKey, named);
      expect([id, status]).toEqual([id, 404]);
      expect(text).not.toContain("hunter2");
    }
  });
});

describe("a key of another environment", () => {
  it("reads and changes nothing of ours that no application owns", async () => {
    const before = await ours();
    expect(withoutApplication.length).toBeGreaterThan(12);
    // Under our event type's name a PUT creates theirs: the last to be asked, for it would be found then.
    const isCreate = ({ id }: Operation) => id === "eventType.upsert";
    for (const operation of withoutApplication.toSorted(
      (a, b) => Number(isCreate(a)) - Number(isCreate(b)),
    )) {
      const { status, text } = await ask(operation, foreign.apiKey);
      expect([operation.id, status]).toEqual([operation.id, isCreate(operation) ? 201 : 404]);
      expectNoData(text);
    }
    expect(await ours()).toEqual(before);
  });

  it("lists nothing of ours", async () => {
    for (const operation of guarded.filter(
      ({ route }) => !route.path.includes("{") && route.method === "GET",
    )) {
      expectNoData((await ask(operation, foreign.apiKey)).text);
    }
  });
});

async function ours(): Promise<unknown> {
  const where = { environmentId: api.environment.environmentId };
  const { prisma } = api.database;
  return [
    await prisma.eventType.findMany({ where }),
    await prisma.endpoint.findMany({ where, include: { secrets: true } }),
    await prisma.backgroundTask.findMany({ where }),
    await prisma.auditEntry.count({ where }),
  ];
}

/** Without an id in its path a tenant asks about its own environment and application. */
function isOfTheirOwn({ route }: Operation, caller: Caller): boolean {
  return !route.path.includes("{") && route.callers.includes(caller);
}

function expectNoData(text: string): void {
  for (const secret of [...Object.values(ids).filter((id) => id !== "order.created"), "Mine", "hunter2"]) {
    expect(text).not.toContain(secret);
  }
}
