import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPosthorn } from "./create-posthorn.ts";
import type { Posthorn } from "./posthorn.ts";

const answer = {
  id: "x",
  key: "whsec_x",
  url: "https://portal.example/login#key=abc",
  token: "appsk_x",
  ours: 1,
};
let server: Receiver;
let posthorn: Posthorn;

beforeAll(async () => {
  server = await startReceiver((_, response) => response.writeHead(200).end(JSON.stringify(answer)));
});
beforeEach(() => {
  server.received.length = 0;
  posthorn = createPosthorn({ apiKey: "sk_test", serverUrl: server.url });
});
afterAll(() => server.close());

const since = new Date("2026-11-22T00:00:00Z");
const own = {
  url: "https://kopi.example",
  timeoutSeconds: 5,
  retrySchedule: [1, 2],
  properties: { branch: "hanoi" },
};

type Operation = [
  name: string,
  call: (client: Posthorn) => Promise<unknown>,
  request: string,
  body?: unknown,
];
const operations: Operation[] = [
  ["applications.list", (p) => p.applications.list(), "GET /app?order=ascending"],
  [
    "applications.list, newest first",
    (p) => p.applications.list({ order: "descending", limit: 2 }),
    "GET /app?limit=2&order=descending",
  ],
  ["applications.get", (p) => p.applications.get("a"), "GET /app/a"],
  [
    "applications.create",
    (p) => p.applications.create({ name: "A", metadata: { plan: "gold" } }),
    "POST /app",
    { name: "A", metadata: { plan: "gold" } },
  ],
  [
    "applications.getOrCreate",
    (p) => p.applications.getOrCreate({ name: "A", uid: "a" }),
    "POST /app?get_if_exists=true",
    { name: "A", uid: "a" },
  ],
  ["applications.update", (p) => p.applications.update("a", { uid: null }), "PATCH /app/a", { uid: null }],
  ["applications.delete", (p) => p.applications.delete("a"), "DELETE /app/a"],
  ["endpoints.list", (p) => p.endpoints.list("a"), "GET /app/a/endpoint?order=descending"],
  ["endpoints.get", (p) => p.endpoints.get("a", "e"), "GET /app/a/endpoint/e"],
  [
    "endpoints.create, with Posthorn's own fields",
    (p) => p.endpoints.create("a", own),
    "POST /app/a/endpoint",
    own,
  ],
  [
    "endpoints.update",
    (p) => p.endpoints.update("a", "e", { retrySchedule: null }),
    "PATCH /app/a/endpoint/e",
    { retrySchedule: null },
  ],
  ["endpoints.delete", (p) => p.endpoints.delete("a", "e"), "DELETE /app/a/endpoint/e"],
  ["endpoints.getSecret", (p) => p.endpoints.getSecret("a", "e"), "GET /app/a/endpoint/e/secret"],
  [
    "endpoints.rotateSecret",
    (p) => p.endpoints.rotateSecret("a", "e", { gracePeriodSeconds: 0 }),
    "POST /app/a/endpoint/e/secret/rotate",
    { gracePeriodSeconds: 0 },
  ],
  ["endpoints.getHeaders", (p) => p.endpoints.getHeaders("a", "e"), "GET /app/a/endpoint/e/headers"],
  [
    "endpoints.updateHeaders",
    (p) => p.endpoints.updateHeaders("a", "e", { "X-Old": null }),
    "PATCH /app/a/endpoint/e/headers",
    { headers: { "X-Old": null } },
  ],
  [
    "endpoints.getStats",
    (p) => p.endpoints.getStats("a", "e", { since }),
    "GET /app/a/endpoint/e/stats?since=2026-11-22T00%3A00%3A00.000Z",
  ],
  [
    "endpoints.sendExample",
    (p) => p.endpoints.sendExample("a", "e", "order.created"),
    "POST /app/a/endpoint/e/send-example",
    { eventType: "order.created" },
  ],
  [
    "endpoints.recover",
    (p) => p.endpoints.recover("a", "e", { since }),
    "POST /app/a/endpoint/e/recover",
    { since: since.toISOString() },
  ],
  [
    "messages.list",
    (p) => p.messages.list("a", { eventTypes: ["x", "y"], after: since, withContent: true }),
    "GET /app/a/msg?after=2026-11-22T00%3A00%3A00.000Z&with_content=true&event_types=x%2Cy",
  ],
  ["messages.get", (p) => p.messages.get("a", "m"), "GET /app/a/msg/m?with_content=false"],
  ["messages.listEndpoints", (p) => p.messages.listEndpoints("a", "m"), "GET /app/a/msg/m/endpoint"],
  [
    "messages.listByEndpoint",
    (p) => p.messages.listByEndpoint("a", "e", { status: 2 }),
    "GET /app/a/endpoint/e/msg?status=2&with_content=false&expanded_statuses=true",
  ],
  ["messages.expungePayload", (p) => p.messages.expungePayload("a", "m"), "DELETE /app/a/msg/m/content"],
  [
    "attempts.listByEndpoint",
    (p) => p.attempts.listByEndpoint("a", "e", { status: 0 }),
    "GET /app/a/attempt/endpoint/e?status=0&with_content=false&expanded_statuses=true",
  ],
  [
    "attempts.listByMessage",
    (p) => p.attempts.listByMessage("a", "m", { statusCodeClass: 500 }),
    "GET /app/a/attempt/msg/m?status_code_class=500&with_content=false&expanded_statuses=true",
  ],
  ["attempts.get", (p) => p.attempts.get("a", "m", "t"), "GET /app/a/msg/m/attempt/t?expanded_statuses=true"],
  ["attempts.resend", (p) => p.attempts.resend("a", "m", "e"), "POST /app/a/msg/m/endpoint/e/resend"],
  [
    "attempts.expungeResponse",
    (p) => p.attempts.expungeResponse("a", "m", "t"),
    "DELETE /app/a/msg/m/attempt/t/content",
  ],
  [
    "portal.expireSessions",
    (p) => p.portal.expireSessions("a", { sessionIds: ["s"], afterSeconds: 60 }),
    "POST /auth/app/a/expire-all",
    { sessionIds: ["s"], expiry: 60 },
  ],
];

describe("an operation", () => {
  it.each(operations)("%s is one request of the API", async (_, call, request, body) => {
    await call(posthorn);
    const [seen, ...others] = server.received;
    expect(others).toEqual([]);
    expect(`${seen?.method} ${seen?.path.replace("/api/v1", "")}`).toBe(request);
    expect(seen?.text === "" ? undefined : JSON.parse(seen?.text ?? "")).toEqual(body);
  });

  it("keeps the fields of an answer that the official client does not know", async () => {
    expect(await posthorn.endpoints.get("a", "e")).toEqual(answer);
    expect(await posthorn.attempts.get("a", "m", "t")).toEqual(answer);
    expect(await posthorn.endpoints.getSecret("a", "e")).toBe("whsec_x");
  });
});

describe("portal.createSession", () => {
  it("asks for what the session may do, and tells when it ends", async () => {
    const options = {
      capabilities: ["ViewBase", "CreateAttempts"],
      expiresInSeconds: 3_600,
      sessionId: "ana",
    } as const;
    const before = Date.now();
    const session = await posthorn.portal.createSession("a", { ...options, readOnly: false });
    expect(session).toEqual({
      url: answer.url,
      token: answer.token,
      expiresAt: expect.any(String) as string,
    });
    expect(Date.parse(session.expiresAt)).toBeGreaterThanOrEqual(before + 3_600_000);
    expect(Date.parse(session.expiresAt)).toBeLessThanOrEqual(Date.now() + 3_600_000);
    expect(server.received[0]?.path).toBe("/api/v1/auth/app-portal-access/a");
    expect(JSON.parse(server.received[0]?.text ?? "")).toEqual({
      capabilities: ["ViewBase", "CreateAttempts"],
      expiry: 3_600,
      sessionId: "ana",
      readOnly: false,
    });
  });

  it("is for seven days when nothing is said, and creates the application on first use", async () => {
    let isFirst = true;
    const missing = '{"code":"not_found","detail":"Entity not found."}';
    server.answer((_, response) => {
      response.writeHead(isFirst ? 404 : 200).end(isFirst ? missing : JSON.stringify(answer));
      isFirst = false;
    });
    await posthorn.portal.createSession({ id: "new", name: "Nhà hàng Sen" });
    expect(JSON.parse(server.received[1]?.text ?? "")).toEqual({
      expiry: 604_800,
      application: { uid: "new", name: "Nhà hàng Sen" },
    });
  });
});
