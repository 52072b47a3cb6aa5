import { type Ctx, createApiKey, createToken, revokeApiKey, updateEnvironment } from "@posthorn/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { domainOf } from "./server-deps.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
let ctx: Ctx;
beforeAll(async () => {
  api = await startTestApi();
  const { organizationId, environmentId } = api.environment;
  ctx = { ...domainOf(api.deps), actor: { kind: "cli", organizationId, environmentId } };
});
afterAll(() => api.close());

async function statusWith(token: string | null, serverUrl = api.url): Promise<number> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${serverUrl}/api/v1/app`, { headers })).status;
}

describe("a request", () => {
  it("with a live key is answered, with none, an unknown or a broken one it is 401", async () => {
    expect(await statusWith(api.environment.apiKey)).toBe(200);
    for (const token of [null, "", "sk_", createToken("sk").token, "x".repeat(5_000)]) {
      expect(await statusWith(token)).toBe(401);
    }
  });

  it("with a one-time token, which is none of the API's, is 401", async () => {
    const { id } = await (await api.request("POST", "/api/v1/app", { body: { name: "a" } }))
      .json()
      .then((body) => body as { id: string });
    const access = await api.answerTo("POST", `/api/v1/auth/app-portal-access/${id}`, { body: {} });
    const fragment = new URL(String(access.body.url)).hash.slice("#key=".length);
    const { oneTimeToken } = JSON.parse(Buffer.from(fragment, "base64").toString());
    expect(await statusWith(oneTimeToken)).toBe(401);
  });

  it("with a key whose time has passed is 401, also when it was cached before", async () => {
    const { token, id } = await createApiKey(ctx, {
      name: "short",
      expiresAt: new Date(Date.now() + 60_000),
    });
    expect(await statusWith(token)).toBe(200);
    await api.database.prisma.apiKey.update({ where: { id }, data: { expiresAt: new Date() } });
    const { url, close } = await api.startAnother();
    expect(await statusWith(token, url)).toBe(401);
    await close();
  });

  it("with a revoked key is refused by every process at once, long before its cache would ask again", async () => {
    const { token, id } = await createApiKey(ctx, { name: "revoked" });
    const another = await api.startAnother();
    for (const url of [api.url, another.url]) {
      for (let i = 0; i < 3; i++) expect(await statusWith(token, url)).toBe(200);
    }
    await revokeApiKey(ctx, { id });
    const revokedAt = performance.now();
    for (const url of [api.url, another.url]) {
      while ((await statusWith(token, url)) !== 401)
        expect(performance.now() - revokedAt).toBeLessThan(1_000);
    }
    await another.close();
  });

  it("counts by its environment's new settings as soon as they are changed", async () => {
    const publish = async () => {
      const body = { eventType: "order.created", payload: {} };
      const sent = await api.answerTo("POST", `/api/v1/app/${application}/msg`, { body });
      return database.prisma.message.findUniqueOrThrow({ where: { id: String(sent.body.id) } });
    };
    const { database } = api;
    const { id: application } = (await api.answerTo("POST", "/api/v1/app", { body: { name: "a" } })).body;
    expect(await publish()).toMatchObject({ retentionClass: 90 });
    await updateEnvironment(ctx, { payloadRetentionDays: 7 });
    const changedAt = performance.now();
    while ((await publish()).retentionClass !== 7) expect(performance.now() - changedAt).toBeLessThan(1_000);
  });

  it("of a key with a narrow scope is 403 where the scope ends", async () => {
    const { token: reader } = await createApiKey(ctx, { name: "reader", scope: "read" });
    const { token: publisher } = await createApiKey(ctx, { name: "publisher", scope: "publish" });
    const body = { name: "a" };
    expect((await api.request("GET", "/api/v1/app", { token: reader })).status).toBe(200);
    expect(await api.answerTo("POST", "/api/v1/app", { token: reader, body })).toMatchObject({
      status: 403,
      body: { code: "insufficient access" },
    });
    expect((await api.request("GET", "/api/v1/app", { token: publisher })).status).toBe(403);
  });

  it("leaves the time of its key's last use behind", async () => {
    const { token, id } = await createApiKey(ctx, { name: "used" });
    const another = await api.startAnother();
    expect(await statusWith(token, another.url)).toBe(200);
    await another.close();
    const key = await api.database.prisma.apiKey.findUniqueOrThrow({ where: { id } });
    expect(key.lastUsedAt).not.toBeNull();
  });
});
