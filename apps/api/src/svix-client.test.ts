import type { OperationId } from "@posthorn/contract";
import { settleDeliveries } from "@posthorn/testing";
import type { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { svixClient } from "./svix-client.fixture.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

/** What every call may use; what it deletes or ends it makes itself. */
type World = {
  svix: Svix;
  tenant: Svix;
  app: string;
  endpoint: string;
  /** Delivered once, so it has an attempt. */
  message: string;
  attempt: string;
  operational: string;
  unique: string;
};
type Call = (world: World) => Promise<unknown>;

/** Ours alone: the official client has no method for them. */
type OwnOperation =
  | "authentication.getPortal"
  | "eventType.getByApplication"
  | "eventType.listByApplication"
  | "message.createBatch"
  | "message.stream"
  | "authentication.exchangeOneTimeToken"
  | "backgroundTask.cancel"
  | "endpoint.getHealth"
  | "endpoint.getActivity"
  | "endpoint.listRecoveries"
  | "endpoint.cancelRecovery"
  | "alertAddress.list"
  | "alertAddress.create"
  | "alertAddress.delete"
  | "inspector.open"
  | "inspector.get"
  | "activity.list"
  | "applicationKey.list"
  | "applicationKey.create"
  | "applicationKey.revoke";

const url = "https://kopi.example/hooks";
const eventType = "order.created";

// One call of the official client for every operation. How each behaves is told in the tests of its noun.
const calls: Record<Exclude<OperationId, OwnOperation>, Call> = {
  "health.get": ({ svix }) => svix.health.get(),
  "application.list": ({ svix }) => svix.application.list({ limit: 2 }),
  "application.create": ({ svix, unique }) => svix.application.create({ name: "A", uid: unique }),
  "application.get": ({ svix, app }) => svix.application.get(app),
  "application.upsert": ({ svix, unique }) => svix.application.upsert(unique, { name: "A" }),
  "application.patch": ({ svix, app }) => svix.application.patch(app, { throttleRate: 9 }),
  "application.delete": async ({ svix, unique }) => {
    await svix.application.create({ name: "A", uid: unique });
    await svix.application.delete(unique);
  },
  "endpoint.list": ({ svix, app }) => svix.endpoint.list(app, { limit: 10 }),
  "endpoint.create": ({ svix, app }) => svix.endpoint.create(app, { url, eventTypes: [eventType] }),
  "endpoint.get": ({ tenant, app, endpoint }) => tenant.endpoint.get(app, endpoint),
  "endpoint.upsert": ({ svix, app, unique }) => svix.endpoint.upsert(app, unique, { url }),
  "endpoint.patch": ({ tenant, app, endpoint }) => tenant.endpoint.patch(app, endpoint, { description: "d" }),
  "endpoint.delete": async ({ svix, app }) => {
    const { id } = await svix.endpoint.create(app, { url });
    await svix.endpoint.delete(app, id);
  },
  "endpoint.getSecret": ({ tenant, app, endpoint }) => tenant.endpoint.getSecret(app, endpoint),
  "endpoint.rotateSecret": ({ svix, app, endpoint }) => svix.endpoint.rotateSecret(app, endpoint, {}),
  "endpoint.getHeaders": ({ svix, app, endpoint }) => svix.endpoint.getHeaders(app, endpoint),
  "endpoint.setHeaders": ({ svix, app, endpoint }) =>
    svix.endpoint.setHeaders(app, endpoint, { headers: { "X-A": "1", Authorization: "Bearer a" } }),
  "endpoint.patchHeaders": ({ svix, app, endpoint }) =>
    svix.endpoint.patchHeaders(app, endpoint, { headers: { "X-B": "2" } }),
  "eventType.list": ({ svix }) => svix.eventType.list({ includeArchived: true, withContent: true }),
  "eventType.create": ({ svix, unique }) => svix.eventType.create({ name: unique, description: "d" }),
  "eventType.get": ({ tenant }) => tenant.eventType.get(eventType),
  "eventType.upsert": ({ svix, unique }) => svix.eventType.upsert(unique, { description: "d" }),
  "eventType.patch": ({ svix }) => svix.eventType.patch(eventType, { groupName: "order" }),
  "eventType.importOpenapi": ({ svix, unique }) =>
    svix.eventType.importOpenapi({ spec: { openapi: "3.1.0", webhooks: { [unique]: { post: {} } } } }),
  "eventType.delete": async ({ svix, unique }) => {
    await svix.eventType.create({ name: unique, description: "d" });
    await svix.eventType.delete(unique);
    await svix.eventType.delete(unique, { expunge: true });
  },
  "endpoint.getStats": ({ tenant, app, endpoint }) => tenant.endpoint.getStats(app, endpoint),
  "endpoint.sendExample": ({ svix, app, endpoint }) =>
    svix.endpoint.sendExample(app, endpoint, { eventType }),
  "endpoint.recover": ({ svix, app, endpoint }) =>
    svix.endpoint.recover(app, endpoint, { since: new Date(Date.now() - 60_000) }),
  "endpoint.replayMissing": async ({ svix }) => {
    const { id: app } = await svix.application.create({ name: "R" });
    const { id: endpoint } = await svix.endpoint.create(app, { url });
    await svix.endpoint.replayMissing(app, endpoint, { since: new Date(Date.now() - 60_000) });
  },
  "message.create": ({ svix, app }) => svix.message.create(app, { eventType, payload: { a: 1 } }),
  "message.list": ({ svix, app }) => svix.message.list(app, { withContent: true, eventTypes: [eventType] }),
  "message.get": ({ tenant, app, message }) => tenant.message.get(app, message, { withContent: true }),
  "message.expungeContent": async ({ svix, app }) => {
    const { id } = await svix.message.create(app, { eventType, payload: {} });
    await svix.message.expungeContent(app, id);
  },
  "messageAttempt.get": ({ tenant, app, message, attempt }) =>
    tenant.messageAttempt.get(app, message, attempt),
  "messageAttempt.listByMsg": ({ svix, app, message }) =>
    svix.messageAttempt.listByMsg(app, message, { withContent: true }),
  "messageAttempt.listByEndpoint": ({ svix, app, endpoint }) =>
    svix.messageAttempt.listByEndpoint(app, endpoint, { withMsg: true }),
  "messageAttempt.listAttemptedMessages": ({ svix, app, endpoint }) =>
    svix.messageAttempt.listAttemptedMessages(app, endpoint, { withContent: true }),
  "messageAttempt.listAttemptedDestinations": ({ svix, app, message }) =>
    svix.messageAttempt.listAttemptedDestinations(app, message),
  "messageAttempt.resend": ({ tenant, app, message, endpoint }) =>
    tenant.messageAttempt.resend(app, message, endpoint),
  "messageAttempt.expungeContent": ({ svix, app, message, attempt }) =>
    svix.messageAttempt.expungeContent(app, message, attempt),
  "backgroundTask.list": ({ svix }) => svix.backgroundTask.list({ limit: 10 }),
  "backgroundTask.get": async ({ svix, unique }) => {
    await svix.application.create({ name: "A", uid: unique });
    await svix.application.delete(unique);
    const { data } = await svix.backgroundTask.list();
    await svix.backgroundTask.get(data[0]?.id ?? "");
  },
  "authentication.appPortalAccess": ({ svix, app }) =>
    svix.authentication.appPortalAccess(app, { readOnly: true, expiry: 3_600, featureFlags: ["beta"] }),
  "authentication.logout": async ({ svix, app }) => {
    const { token } = await svix.authentication.appPortalAccess(app, {});
    await svixClient(api.url, token, note).authentication.logout();
  },
  "authentication.expireAll": ({ svix, app }) =>
    svix.authentication.expireAll(app, { sessionIds: ["nobody"], expiry: 60 }),
  "operationalWebhook.endpoint.list": ({ svix }) => svix.operationalWebhook.endpoint.list(),
  "operationalWebhook.endpoint.create": ({ svix }) => svix.operationalWebhook.endpoint.create({ url }),
  "operationalWebhook.endpoint.get": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.get(operational),
  "operationalWebhook.endpoint.upsert": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.upsert(operational, { url, eventTypes: ["endpoint.disabled"] }),
  "operationalWebhook.endpoint.delete": async ({ svix }) => {
    const { id } = await svix.operationalWebhook.endpoint.create({ url });
    await svix.operationalWebhook.endpoint.delete(id);
  },
  "operationalWebhook.endpoint.getSecret": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.getSecret(operational),
  "operationalWebhook.endpoint.rotateSecret": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.rotateSecret(operational),
  "operationalWebhook.endpoint.getHeaders": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.getHeaders(operational),
  "operationalWebhook.endpoint.setHeaders": ({ svix, operational }) =>
    svix.operationalWebhook.endpoint.setHeaders(operational, { headers: { "X-A": "1" } }),
};

let api: TestApi;
let world: Omit<World, "unique">;
const answered = new Set<OperationId>();
const note = (id: OperationId) => void answered.add(id);

beforeAll(async () => {
  api = await startTestApi();
  const svix = svixClient(api.url, api.environment.apiKey, note);
  const schemas = { "1": { type: "object", examples: [{ id: 1042 }] } };
  await svix.eventType.create({ name: eventType, description: "An order was placed.", schemas });
  const { id: app } = await svix.application.create({ name: "Kopi" });
  const { id: endpoint } = await svix.endpoint.create(app, { url });
  const { id: operational } = await svix.operationalWebhook.endpoint.create({ url, uid: "ops" });
  const { token } = await svix.authentication.appPortalAccess(app, {});
  const { id: message } = await svix.message.create(app, { eventType, payload: { id: 1042 } });
  const attempts = await settleDeliveries(api.database.pool, () => ({ verdict: "succeeded", body: "ok" }));
  const attempt = attempts.get(message) ?? "";
  const tenant = svixClient(api.url, token, note);
  world = { svix, tenant, app, endpoint, message, attempt, operational };
});
afterAll(() => api.close());

describe("the official client", () => {
  it.each(Object.entries(calls))("%s is answered as the contract says", async (id, call) => {
    await call({ ...world, unique: `u-${id}` });
    expect([...answered]).toContain(id);
  });
});
