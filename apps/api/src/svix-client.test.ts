import { type OperationId, type Route, routes } from "@posthorn/contract";
import { ApiException, Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { urlOf } from "./operation.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

// The unmodified official client against the running server. Each answer is also read by the contract's schema.
let api: TestApi;
let svix: Svix;
const answered = new Set<OperationId>();

beforeAll(async () => {
  api = await startTestApi();
  svix = clientOf(api.environment.apiKey);
  await svix.eventType.create({ name: "order.created", description: "An order was placed." });
});
afterAll(() => api.close());

function clientOf(token: string): Svix {
  return new Svix(token, { serverUrl: api.url, retryScheduleInMs: [], fetch: fetchChecked });
}

const table: Record<string, Route> = routes;

async function fetchChecked(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  const { pathname } = new URL(String(input));
  const [id, route] = operationAt(init?.method ?? "GET", pathname);
  if (!response.ok) return response;
  answered.add(id as OperationId);
  const text = await response.clone().text();
  const schema = route.responses[response.status];
  expect([id, response.status, schema !== undefined]).toEqual([id, response.status, true]);
  if (schema) expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined();
  else expect(text).toBe("");
  return response;
}

function operationAt(method: string, pathname: string): [string, Route] {
  const path = pathname.replace(/\/$/, "");
  const found = Object.entries(table).filter(([, route]) => {
    const pattern = new RegExp(`^${urlOf(route).replaceAll(/:\w+/g, "[^/]+")}$`);
    return route.method === method && pattern.test(path);
  });
  // `one-time-token` and the like: a path without parameters comes before one with.
  const [first] = found.sort((a, b) => urlOf(a[1]).split(":").length - urlOf(b[1]).split(":").length);
  if (!first) throw new Error(`${method} ${path} is no operation`);
  return first;
}

async function refusal(call: Promise<unknown>): Promise<{ code: number; body: unknown }> {
  const error = await call.then(
    () => new Error("it was answered"),
    (caught: unknown) => caught,
  );
  if (!(error instanceof ApiException)) throw error;
  return { code: error.code, body: error.body };
}

const url = "https://kopi.example/hooks";

describe("application", () => {
  it("is created, found by id and uid, changed, replaced and deleted", async () => {
    const created = await svix.application.create({ name: "Kopi", uid: "kopi", metadata: { plan: "gold" } });
    expect(created).toMatchObject({ name: "Kopi", uid: "kopi", metadata: { plan: "gold" } });
    expect(created.createdAt).toBeInstanceOf(Date);
    expect(await svix.application.get("kopi")).toEqual(created);
    expect(await svix.application.get(created.id)).toEqual(created);
    expect(await svix.application.getOrCreate({ name: "Other", uid: "kopi" })).toEqual(created);
    expect(await svix.application.patch("kopi", { throttleRate: 5 })).toMatchObject({ throttleRate: 5 });
    expect(await svix.application.upsert("kopi", { name: "Kopi 2" })).toMatchObject({
      id: created.id,
      uid: "kopi",
      name: "Kopi 2",
      throttleRate: null,
      metadata: {},
    });
    await svix.application.delete("kopi");
    expect((await refusal(svix.application.get(created.id))).code).toBe(404);
    const again = await svix.application.create({ name: "Kopi", uid: "kopi" });
    expect(again.id).not.toBe(created.id);
  });

  it("is created by an upsert under the uid of the path, with 201", async () => {
    const response = await api.request("PUT", "/api/v1/app/new-one/", { body: { name: "New" } });
    expect([response.status, await response.json()]).toMatchObject([201, { uid: "new-one" }]);
    const second = await api.request("PUT", "/api/v1/app/new-one", { body: { name: "New" } });
    expect(second.status).toBe(200);
  });
});

describe("endpoint", () => {
  it("is created, changed, replaced, listed and deleted", async () => {
    const app = await svix.application.create({ name: "E" });
    const created = await svix.endpoint.create(app.id, {
      url,
      uid: "erp",
      eventTypes: ["order.created", "payment.*"],
      channels: ["hanoi"],
      headers: { "X-Tenant": "kopi", Authorization: "Bearer abc" },
    });
    expect(created).toMatchObject({ url, uid: "erp", disabled: false, channels: ["hanoi"] });
    expect(await svix.endpoint.get(app.id, "erp")).toEqual(created);
    expect(await svix.endpoint.getHeaders(app.id, "erp")).toEqual({
      headers: { "X-Tenant": "kopi" },
      sensitive: ["Authorization"],
    });
    const { key } = await svix.endpoint.getSecret(app.id, created.id);
    expect(key).toMatch(/^whsec_/);
    await svix.endpoint.rotateSecret(app.id, "erp");
    expect((await svix.endpoint.getSecret(app.id, "erp")).key).not.toBe(key);
    await svix.endpoint.patchHeaders(app.id, "erp", { headers: { "x-tenant": "pho", "X-New": "1" } });
    expect(await svix.endpoint.getHeaders(app.id, "erp")).toEqual({
      headers: { "x-tenant": "pho", "X-New": "1" },
      sensitive: ["Authorization"],
    });
    await svix.endpoint.setHeaders(app.id, "erp", { headers: {} });
    expect(await svix.endpoint.getHeaders(app.id, "erp")).toEqual({ headers: {}, sensitive: [] });
    expect(await svix.endpoint.patch(app.id, "erp", { disabled: true, channels: null })).toMatchObject({
      disabled: true,
      channels: null,
      eventTypes: ["order.created", "payment.*"],
    });
    expect(await svix.endpoint.upsert(app.id, "erp", { url })).toMatchObject({
      id: created.id,
      uid: "erp",
      disabled: false,
      eventTypes: null,
    });
    expect((await svix.endpoint.list(app.id)).data).toHaveLength(1);
    await svix.endpoint.delete(app.id, "erp");
    expect((await svix.endpoint.list(app.id)).data).toEqual([]);
  });
});

describe("event type", () => {
  it("is created, replaced, archived, brought back and expunged", async () => {
    const schemas = { "1": { type: "object", examples: [{ id: 1 }] } };
    const created = await svix.eventType.create({ name: "a.b", description: "x", schemas });
    expect(created).toMatchObject({ name: "a.b", schemas, archived: false });
    expect(await refusal(svix.eventType.create({ name: "a.b", description: "x" }))).toMatchObject({
      code: 409,
      body: { code: "event_type_exists" },
    });
    expect(await svix.eventType.patch("a.b", { deprecated: true })).toMatchObject({ deprecated: true, schemas });
    expect(await svix.eventType.upsert("a.b", { description: "y" })).toMatchObject({
      description: "y",
      deprecated: false,
      schemas: null,
    });
    await svix.eventType.delete("a.b");
    expect(await svix.eventType.get("a.b")).toMatchObject({ archived: true });
    expect((await svix.eventType.list()).data.map((one) => one.name)).not.toContain("a.b");
    expect((await svix.eventType.list({ includeArchived: true })).data.map((one) => one.name)).toContain("a.b");
    expect(await svix.eventType.create({ name: "a.b", description: "z" })).toMatchObject({ archived: false });
    await svix.eventType.delete("a.b", { expunge: true });
    expect((await refusal(svix.eventType.get("a.b"))).code).toBe(404);
  });
});

describe("authentication", () => {
  it("opens a portal session, whose token is the tenant's until it logs out", async () => {
    await svix.application.create({ name: "P", uid: "portal-app" });
    const { url: link, token } = await svix.authentication.appPortalAccess("portal-app", {});
    expect(new URL(link).hash).toMatch(/^#key=/);
    const tenant = clientOf(token);
    expect(await tenant.application.get("portal-app")).toMatchObject({ name: "P" });
    expect((await refusal(tenant.application.list())).code).toBe(403);
    await tenant.authentication.logout();
    expect((await refusal(tenant.application.get("portal-app"))).code).toBe(401);
  });

  it("ends all sessions of an application", async () => {
    const app = await svix.application.create({ name: "P" });
    const { token } = await svix.authentication.appPortalAccess(app.id, { sessionId: "nguyen" });
    await svix.authentication.expireAll(app.id, { sessionIds: ["somebody-else"] });
    expect(await clientOf(token).application.get(app.id)).toMatchObject({ id: app.id });
    await svix.authentication.expireAll(app.id, {});
    expect((await refusal(clientOf(token).application.get(app.id))).code).toBe(401);
  });
});

describe("operational webhook endpoint", () => {
  it("is created, replaced, listed and deleted, with headers and secret", async () => {
    const { endpoint: operational } = svix.operationalWebhook;
    const created = await operational.create({ url, uid: "ops", eventTypes: ["endpoint.disabled"] });
    expect(await operational.get("ops")).toEqual(created);
    expect((await operational.list()).data).toEqual([created]);
    const { key } = await operational.getSecret("ops");
    await operational.rotateSecret("ops", { gracePeriodSeconds: 0 });
    expect((await operational.getSecret("ops")).key).not.toBe(key);
    await operational.setHeaders("ops", { headers: { "X-A": "b" } });
    expect(await operational.getHeaders("ops")).toEqual({ headers: { "X-A": "b" }, sensitive: [] });
    expect(await operational.upsert("ops", { url, description: "d" })).toMatchObject({ description: "d" });
    await operational.delete(created.id);
    expect((await operational.list()).data).toEqual([]);
  });
});

describe("health", () => {
  it("is answered without credentials", async () => {
    await clientOf("anything").health.get();
  });
});
