import { type ApiException, Svix } from "svix";
import { describe, expect, it } from "vitest";
import type { Route } from "./route.ts";
import type { OperationId } from "./routes.ts";
import { routes } from "./routes.ts";

type Sent = { method: string; path: string; query: Record<string, string>; body: unknown };

/** Lets the official client make one call to nowhere, and tells what it would have sent. */
async function sentBy(call: (client: Svix) => Promise<unknown>): Promise<Sent> {
  const sent: Sent[] = [];
  const client = new Svix("sk_test", {
    serverUrl: "http://posthorn.example",
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      sent.push({
        method: init?.method ?? "GET",
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        body,
      });
      return new Response('{"code":"not_found","detail":"Entity not found."}', { status: 404 });
    },
  });
  await call(client).catch((error: ApiException<unknown>) => error);
  const [first] = sent;
  if (!first) throw new Error("the client sent nothing");
  return first;
}

const app = "customer-1042";
const endpoint = "erp-endpoint";
const message = "order-1042-created";
const attempt = "atmpt_2ZCRQkyXVTGXuN4gDXvDmyRSWPb";
const task = "qtask_2ZCRQkyXVTGXuN4gDXvDmyRSWPb";
const url = "https://kopi.example/hooks";
const at = new Date("2026-11-22T09:12:00Z");
const page = { limit: 10, iterator: null };
const filters = { channel: "hanoi", tag: "vip", before: at, after: at, eventTypes: ["a", "b"] };
const eventType = "order.created";

type Call = (client: Svix) => Promise<unknown>;

const calls: Partial<Record<OperationId, Call>> = {
  "application.list": (svix) => svix.application.list({ ...page, excludeAppsWithNoEndpoints: true }),
  "application.create": (svix) =>
    svix.application.getOrCreate({ name: "Kopi", uid: app, metadata: { a: "b" } }),
  "application.get": (svix) => svix.application.get(app),
  "application.upsert": (svix) => svix.application.upsert(app, { name: "Kopi", throttleRate: 3 }),
  "application.patch": (svix) => svix.application.patch(app, { uid: null }),
  "application.delete": (svix) => svix.application.delete(app),
  "endpoint.list": (svix) => svix.endpoint.list(app, page),
  "endpoint.create": (svix) => svix.endpoint.create(app, { url, channels: ["a"], headers: { "X-A": "b" } }),
  "endpoint.get": (svix) => svix.endpoint.get(app, endpoint),
  "endpoint.upsert": (svix) => svix.endpoint.upsert(app, endpoint, { url, eventTypes: [eventType] }),
  "endpoint.patch": (svix) => svix.endpoint.patch(app, endpoint, { channels: null }),
  "endpoint.delete": (svix) => svix.endpoint.delete(app, endpoint),
  "endpoint.getSecret": (svix) => svix.endpoint.getSecret(app, endpoint),
  "endpoint.rotateSecret": (svix) => svix.endpoint.rotateSecret(app, endpoint, { gracePeriodSeconds: 0 }),
  "endpoint.getHeaders": (svix) => svix.endpoint.getHeaders(app, endpoint),
  "endpoint.setHeaders": (svix) => svix.endpoint.setHeaders(app, endpoint, { headers: { "X-A": "b" } }),
  "endpoint.patchHeaders": (svix) =>
    svix.endpoint.patchHeaders(app, endpoint, { headers: { "X-A": "b" }, deleteHeaders: ["X-C"] }),
  "endpoint.getStats": (svix) => svix.endpoint.getStats(app, endpoint, { since: at, until: at }),
  "endpoint.sendExample": (svix) => svix.endpoint.sendExample(app, endpoint, { eventType, exampleIndex: 1 }),
  "endpoint.recover": (svix) => svix.endpoint.recover(app, endpoint, { since: at }),
  "endpoint.replayMissing": (svix) => svix.endpoint.replayMissing(app, endpoint, { since: at }),
  "eventType.list": (svix) => svix.eventType.list({ ...page, includeArchived: true }),
  "eventType.create": (svix) =>
    svix.eventType.create({ name: eventType, description: "a", featureFlags: ["b"] }),
  "eventType.get": (svix) => svix.eventType.get(eventType),
  "eventType.upsert": (svix) => svix.eventType.upsert(eventType, { description: "a", schemas: { "1": {} } }),
  "eventType.patch": (svix) => svix.eventType.patch(eventType, { groupName: null }),
  "eventType.delete": (svix) => svix.eventType.delete(eventType, { expunge: true }),
  "eventType.importOpenapi": (svix) =>
    svix.eventType.importOpenapi({ dryRun: true, replaceAll: true, spec: { openapi: "3.1.0" } }),
  "message.list": (svix) => svix.message.list(app, { ...page, ...filters }),
  "message.create": (svix) =>
    svix.message.create(app, {
      eventType,
      payload: { a: 1 },
      eventId: message,
      tags: ["a"],
      payloadRetentionPeriod: 7,
    }),
  "message.get": (svix) => svix.message.get(app, message),
  "message.expungeContent": (svix) => svix.message.expungeContent(app, message),
  "messageAttempt.listByEndpoint": (svix) =>
    svix.messageAttempt.listByEndpoint(app, endpoint, {
      ...page,
      ...filters,
      status: 2,
      statusCodeClass: 500,
      withMsg: true,
    }),
  "messageAttempt.listByMsg": (svix) =>
    svix.messageAttempt.listByMsg(app, message, { ...page, ...filters, status: 0, endpointId: endpoint }),
  "messageAttempt.listAttemptedMessages": (svix) =>
    svix.messageAttempt.listAttemptedMessages(app, endpoint, { ...page, ...filters, status: 4 }),
  "messageAttempt.listAttemptedDestinations": (svix) =>
    svix.messageAttempt.listAttemptedDestinations(app, message, page),
  "messageAttempt.get": (svix) => svix.messageAttempt.get(app, message, attempt),
  "messageAttempt.expungeContent": (svix) => svix.messageAttempt.expungeContent(app, message, attempt),
  "messageAttempt.resend": (svix) => svix.messageAttempt.resend(app, message, endpoint),
  "authentication.appPortalAccess": (svix) =>
    svix.authentication.appPortalAccess(app, { expiry: 3_600, readOnly: true, sessionId: "a" }),
  "authentication.logout": (svix) => svix.authentication.logout(),
  "authentication.expireAll": (svix) => svix.authentication.expireAll(app, { expiry: 0, sessionIds: ["a"] }),
  "backgroundTask.list": (svix) => svix.backgroundTask.list(page),
  "backgroundTask.get": (svix) => svix.backgroundTask.get(task),
  "operationalWebhook.endpoint.list": (svix) => svix.operationalWebhook.endpoint.list(page),
  "operationalWebhook.endpoint.create": (svix) =>
    svix.operationalWebhook.endpoint.create({ url, secret: null }),
  "operationalWebhook.endpoint.get": (svix) => svix.operationalWebhook.endpoint.get(endpoint),
  "operationalWebhook.endpoint.upsert": (svix) => svix.operationalWebhook.endpoint.upsert(endpoint, { url }),
  "operationalWebhook.endpoint.delete": (svix) => svix.operationalWebhook.endpoint.delete(endpoint),
  "operationalWebhook.endpoint.getSecret": (svix) => svix.operationalWebhook.endpoint.getSecret(endpoint),
  "operationalWebhook.endpoint.rotateSecret": (svix) =>
    svix.operationalWebhook.endpoint.rotateSecret(endpoint),
  "operationalWebhook.endpoint.getHeaders": (svix) => svix.operationalWebhook.endpoint.getHeaders(endpoint),
  "operationalWebhook.endpoint.setHeaders": (svix) =>
    svix.operationalWebhook.endpoint.setHeaders(endpoint, { headers: {} }),
  "health.get": (svix) => svix.health.get(),
};

const ours: OperationId[] = [
  "eventType.getByApplication",
  "eventType.listByApplication",
  "message.createBatch",
  "message.stream",
  "authentication.exchangeOneTimeToken",
  "authentication.getPortal",
  "backgroundTask.cancel",
  "endpoint.getHealth",
  "endpoint.getActivity",
  "endpoint.listRecoveries",
  "endpoint.cancelRecovery",
  "alertAddress.list",
  "alertAddress.create",
  "alertAddress.delete",
  "applicationKey.list",
  "applicationKey.create",
  "applicationKey.revoke",
  "inspector.open",
  "inspector.get",
  "activity.list",
];
const table: Record<string, Route> = routes;

describe("routes", () => {
  it("are those of the official client, and our own", () => {
    expect(Object.keys(routes).sort()).toEqual([...Object.keys(calls), ...ours].sort());
  });

  it.each(Object.entries(calls))("%s takes what the official client sends", async (operationId, call) => {
    const route = table[operationId];
    const sent = await sentBy(call);
    const params = matchPath(route?.path ?? "", sent.path);
    expect({ method: sent.method, isSamePath: params !== null }).toEqual({
      method: route?.method,
      isSamePath: true,
    });
    expect(route?.params?.safeParse(params).error).toBeUndefined();
    expect(unknownQueryNames(route, sent)).toEqual([]);
    expect(route?.query?.safeParse(sent.query).error).toBeUndefined();
    if (sent.body !== undefined) expect(route?.body?.safeParse(sent.body).error).toBeUndefined();
  });

  it("have one operation for each method and path", () => {
    const places = Object.values(table).map((route) => `${route.method} ${route.path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it("name a capability exactly where a session token is let in", () => {
    for (const [operationId, route] of Object.entries(table)) {
      expect([operationId, route.callers.includes("session")]).toEqual([
        operationId,
        route.capability !== undefined,
      ]);
    }
  });
});

function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = template.split("/");
  const found = path.split("/");
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = decodeURIComponent(found[i] ?? "");
    else if (part !== found[i]) return null;
  }
  return params;
}

// `order` of event types is ignored, as there: they are always by name.
function unknownQueryNames(route: Route | undefined, sent: Sent): string[] {
  const read = route?.query?.safeParse(sent.query).data ?? {};
  return Object.keys(sent.query).filter((name) => !(name in (read as object)));
}
