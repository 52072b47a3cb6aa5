import { buildEnvironment, type TestEnvironment } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Operation, operations } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

// Every operation of the contract, asked for by whom it is not open to: a new route is walked without being named here.
let api: TestApi;
let foreign: TestEnvironment;
let tokens: { foreignSession: string; otherApplication: string; viewer: string };
let ids: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  foreign = await buildEnvironment(api.database.prisma);
  const app = await make("/api/v1/app", { name: "Mine", uid: "mine" });
  const other = await make("/api/v1/app", { name: "Other", uid: "other" });
  const theirs = await make("/api/v1/app", { name: "Theirs", uid: "theirs" }, foreign.apiKey);
  await make("/api/v1/event-type", { name: "order.created", description: "d" });
  const endpoint = await make(`/api/v1/app/${app}/endpoint`, { url: "https://kopi.example" });
  const event = { eventType: "order.created", payload: { secret: "hunter2" } };
  const message = await make(`/api/v1/app/${app}/msg`, event);
  ids = {
    app_id: app,
    endpoint_id: endpoint,
    msg_id: message,
    attempt_id: "atmpt_2ZCRQkyXVTGXuN4gDXvDmyRSWPb",
    event_type_name: "order.created",
    task_id: "qtask_2ZCRQkyXVTGXuN4gDXvDmyRSWPb",
  };
  tokens = {
    foreignSession: await openSession(theirs, {}, foreign.apiKey),
    otherApplication: await openSession(other, {}),
    viewer: await openSession(app, { capabilities: ["ViewBase"] }),
  };
});
afterAll(() => api.close());

async function make(path: string, body: unknown, token = api.environment.apiKey): Promise<string> {
  const answer = await api.answerTo("POST", path, { body, token });
  expect(answer.status).toBeLessThan(300);
  return String(answer.body.id);
}

async function openSession(app: string, access: object, token = api.environment.apiKey): Promise<string> {
  const path = `/api/v1/auth/app-portal-access/${app}`;
  return String((await api.answerTo("POST", path, { body: access, token })).body.token);
}

/** Bodies that fit, so that it is not for its body that a request is refused. */
const bodies: Record<string, unknown> = {
  "application.create": { name: "x" },
  "application.upsert": { name: "x" },
  "endpoint.create": { url: "https://kopi.example" },
  "endpoint.upsert": { url: "https://kopi.example" },
  "endpoint.setHeaders": { headers: {} },
  "endpoint.sendExample": { eventType: "order.created" },
  "endpoint.recover": { since: new Date().toISOString() },
  "eventType.create": { name: "x", description: "d" },
  "eventType.upsert": { description: "d" },
  "message.create": { eventType: "order.created", payload: {} },
  "message.createBatch": { messages: [{ eventType: "order.created", payload: {} }] },
  "operationalWebhook.endpoint.create": { url: "https://kopi.example" },
  "operationalWebhook.endpoint.upsert": { url: "https://kopi.example" },
  "operationalWebhook.endpoint.setHeaders": { headers: {} },
};

async function ask(
  { id, route }: Operation,
  token: string | null,
): Promise<{ status: number; text: string }> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? "");
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

  it.each(named(askable))("%s shows nothing to a session of another environment", async (id, operation) => {
    const { status, text } = await ask(operation, tokens.foreignSession);
    if (isOfTheirOwn(operation)) return expectNoData(text);
    expect([id, [403, 404].includes(status)]).toEqual([id, true]);
    expectNoData(text);
  });

  it.each(named(ofApplication))(
    "%s shows nothing to a session of another application",
    async (id, operation) => {
      const { status, text } = await ask(operation, tokens.otherApplication);
      expect([id, [403, 404].includes(status)]).toEqual([id, true]);
      expectNoData(text);
    },
  );

  it.each(named(guarded.filter(({ route }) => route.capability !== "ViewBase")))(
    "%s is 403 to a session that may only look",
    async (_id, operation) => {
      expect(await ask(operation, tokens.viewer)).toMatchObject({ status: 403 });
    },
  );
});

describe("a key of another environment", () => {
  it.each(["endpoint_id", "task_id", "event_type_name"])("finds nothing by %s", async (name) => {
    const paths = guarded.filter(
      ({ route }) =>
        route.path.includes(`{${name}}`) && !route.path.includes("{app_id}") && route.method === "GET",
    );
    for (const operation of paths) expect((await ask(operation, foreign.apiKey)).status).toBe(404);
  });

  it("lists nothing of ours", async () => {
    for (const operation of guarded.filter(
      ({ route }) => !route.path.includes("{") && route.method === "GET",
    )) {
      expectNoData((await ask(operation, foreign.apiKey)).text);
    }
  });
});

/** Without an id in its path a session asks about its own environment and application. */
function isOfTheirOwn({ route }: Operation): boolean {
  return !route.path.includes("{") && route.callers.includes("session");
}

function expectNoData(text: string): void {
  for (const secret of [...Object.values(ids).filter((id) => id !== "order.created"), "Mine", "hunter2"]) {
    expect(text).not.toContain(secret);
  }
}
