import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let app: string;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  app = String((await api.answerTo("POST", "/api/v1/app", { body: { name: "Kopi Kita" } })).body.id);
});

type Key = { id: string; token: string };

async function makeKey(body: object = { name: "Zapier" }, token?: string): Promise<Key> {
  const made = await api.answerTo("POST", `/api/v1/app/${app}/api-key`, { body, ...(token && { token }) });
  expect(made.status).toBe(200);
  return made.body as unknown as Key;
}

async function openSession(capabilities: string[]): Promise<string> {
  const path = `/api/v1/auth/app-portal-access/${app}`;
  return String((await api.answerTo("POST", path, { body: { capabilities } })).body.token);
}

const endpoints = () => `/api/v1/app/${app}/endpoint`;
const status = async (method: string, path: string, token: string, body?: unknown) =>
  (await api.request(method, path, { token, body })).status;

describe("a key of an application", () => {
  it("manages the endpoints of its application, reads its log, and does nothing of the host's", async () => {
    const { token } = await makeKey();
    expect(token).toMatch(/^appkey_/);
    const url = "https://hooks.zapier.example/1";
    const made = await api.answerTo("POST", endpoints(), { token, body: { url } });
    expect(made.status).toBe(201);
    expect(await status("GET", `/api/v1/app/${app}/msg`, token)).toBe(200);
    expect(await status("GET", `${endpoints()}/${made.body.id}/secret`, token)).toBe(200);
    expect(await status("DELETE", `${endpoints()}/${made.body.id}`, token)).toBe(204);
    const message = { eventType: "order.created", payload: {} };
    expect(await status("POST", `/api/v1/app/${app}/msg`, token, message)).toBe(403);
    expect(await status("GET", "/api/v1/app", token)).toBe(403);
    expect(await status("POST", "/api/v1/auth/logout", token)).toBe(403);
    const entries = await api.database.prisma.auditEntry.findMany({
      where: { subjectId: `${made.body.id}` },
    });
    expect(new Set(entries.map(({ actor }) => actor.split(":")[0]))).toEqual(new Set(["application_key"]));
  });

  it("makes and lists no keys", async () => {
    const { token } = await makeKey();
    expect(await status("GET", `/api/v1/app/${app}/api-key`, token)).toBe(403);
    expect(await status("POST", `/api/v1/app/${app}/api-key`, token, { name: "x" })).toBe(403);
  });

  it("only reads, where that is its scope", async () => {
    const { token } = await makeKey({ name: "Reports", scope: "read" });
    expect(await status("GET", endpoints(), token)).toBe(200);
    expect(await status("POST", endpoints(), token, { url: "https://kopi.example" })).toBe(403);
  });

  it("is shown once, and then by its name and beginning, with when it was last used", async () => {
    const { id, token } = await makeKey();
    await api.request("GET", endpoints(), { token });
    const listed = await api.request("GET", `/api/v1/app/${app}/api-key`);
    const text = await listed.text();
    expect(text).not.toContain(token);
    expect(JSON.parse(text).data).toMatchObject([{ id, name: "Zapier", scope: "manage", revokedAt: null }]);
    const row = await api.database.prisma.applicationKey.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.tokenHash).toString("latin1")).not.toContain(token);
  });

  it("opens nothing once it is revoked, has expired or its application was deleted", async () => {
    const [revoked, kept, expired] = [await makeKey(), await makeKey(), await makeKey()];
    for (const { token } of [revoked, kept, expired])
      expect(await status("GET", endpoints(), token)).toBe(200);
    expect((await api.request("DELETE", `/api/v1/app/${app}/api-key/${revoked.id}`)).status).toBe(204);
    await expect.poll(() => status("GET", endpoints(), revoked.token)).toBe(401);
    expect(await status("GET", endpoints(), kept.token)).toBe(200);
    const past = { expiresAt: new Date(Date.now() - 1) };
    await api.database.prisma.applicationKey.update({ where: { id: expired.id }, data: past });
    const other = await api.startAnother();
    const asked = { headers: { authorization: `Bearer ${expired.token}` } };
    expect((await fetch(`${other.url}${endpoints()}`, asked)).status).toBe(401);
    await other.close();
    expect((await api.request("DELETE", `/api/v1/app/${app}`)).status).toBe(204);
    await expect.poll(() => status("GET", endpoints(), kept.token)).toBe(401);
  });

  it("is made by a session that may make keys, and never to do more than the session", async () => {
    const all = await openSession(["ManageApiKeys", "ManageEndpoint", "CreateAttempts"]);
    expect((await makeKey({ name: "Zapier" }, all)).token).toMatch(/^appkey_/);
    const path = `/api/v1/app/${app}/api-key`;
    const reader = await openSession(["ManageApiKeys"]);
    expect(await status("POST", path, reader, { name: "x", scope: "manage" })).toBe(403);
    expect(await status("POST", path, reader, { name: "x", scope: "read" })).toBe(200);
    const manager = await openSession(["ManageEndpoint", "CreateAttempts"]);
    expect(await status("POST", path, manager, { name: "x" })).toBe(403);
    expect(await status("GET", path, manager)).toBe(403);
  });

  it("is refused with an end in the past, and beyond fifty", async () => {
    const path = `/api/v1/app/${app}/api-key`;
    const past = { name: "x", expiresAt: "2020-01-01T00:00:00Z" };
    expect(await status("POST", path, api.environment.apiKey, past)).toBe(422);
    const { environmentId } = api.environment;
    await api.database.prisma.applicationKey.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({
        id: `akey_${app.slice(4, 29)}${String(index).padStart(2, "0")}`,
        environmentId,
        applicationId: app,
        name: "x",
        scope: "read" as const,
        tokenHash: Buffer.from(`${app}${index}`),
        tokenHint: "appkey_…",
      })),
    });
    const refused = await api.answerTo("POST", path, { body: { name: "x" } });
    expect(refused).toMatchObject({ status: 400, body: { code: "limit_reached" } });
  });
});
