import { hash } from "node:crypto";
import { createApiKey } from "@posthorn/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { domainOf } from "./server-deps.ts";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const withKey = (key: string) => ({ headers: { "idempotency-key": key } });
const create = (key: string, body: unknown = { name: "a" }) =>
  api.answerTo("POST", "/api/v1/app", { body, ...withKey(key) });
const countNamed = (name: string) => api.database.prisma.application.count({ where: { name } });

describe("a POST under an idempotency key", () => {
  it("is done once: the same key answers with the first answer, whatever its body", async () => {
    const first = await create("k1", { name: "once" });
    const again = await create("k1", { name: "another" });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await countNamed("another")).toBe(0);
  });

  it("is another one on another path, and without a slash at its end the same", async () => {
    await create("k2", { name: "k2" });
    const options = { body: { name: "k2" }, ...withKey("k2") };
    expect((await api.request("POST", "/api/v1/app/?x=1", options)).status).toBe(201);
    expect(await countNamed("k2")).toBe(1);
    const eventType = { name: "k2", description: "d" };
    const other = await api.answerTo("POST", "/api/v1/event-type", { body: eventType, ...withKey("k2") });
    expect(other.body).toMatchObject({ name: "k2", description: "d" });
  });

  it("runs anew after an error", async () => {
    expect((await create("k3", { name: "" })).status).toBe(422);
    expect((await create("k3", { name: "right" })).status).toBe(201);
  });

  it("repeats an answer without a body too", async () => {
    const app = await create("k4", { name: "k4" });
    const endpoint = { body: { url: "https://kopi.example" } };
    const { body } = await api.answerTo("POST", `/api/v1/app/${app.body.id}/endpoint`, endpoint);
    const path = `/api/v1/app/${app.body.id}/endpoint/${body.id}/secret/rotate`;
    for (let i = 0; i < 2; i++) expect((await api.request("POST", path, withKey("k5"))).status).toBe(204);
    expect(await api.database.prisma.endpointSecret.count({ where: { endpointId: String(body.id) } })).toBe(
      2,
    );
  });

  it("waits for one that is being answered, and gets its answer", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => create("k6", { name: "k6" })));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(await countNamed("k6")).toBe(1);
  });

  it("is free again when the process that had claimed it is gone", async () => {
    const claimed = await create("k7", { name: "k7" });
    const { hash: row } = await claimOf("k7");
    // As a crash leaves it: claimed, never answered, its claim run out.
    const data = { status: null, sealed: null, expiresAt: new Date(Date.now() - 1) };
    await api.database.prisma.idempotentResponse.update({ where: { hash: row }, data });
    const again = await create("k7", { name: "k7" });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(claimed.body.id);
  });

  it("is kept 12 hours, one that a client made itself 10 minutes, and sealed", async () => {
    await create("k8", { name: "visible" });
    await create("auto_k8");
    const [byHost, byClient] = [await claimOf("k8"), await claimOf("auto_k8")];
    const minutes = (at: Date) => Math.round((at.getTime() - Date.now()) / 60_000);
    expect([minutes(byHost.expiresAt), minutes(byClient.expiresAt)]).toEqual([720, 10]);
    expect(Buffer.from(byHost.sealed ?? []).toString()).not.toContain("visible");
  });

  it("answers a key of a narrower scope for itself, never with what it could not have asked for", async () => {
    await create("k9");
    const { organizationId, environmentId } = api.environment;
    const actor = { kind: "cli" as const, organizationId, environmentId };
    const { token } = await createApiKey({ ...domainOf(api.deps), actor }, { name: "r", scope: "read" });
    const asked = await api.answerTo("POST", "/api/v1/app", { token, body: { name: "a" }, ...withKey("k9") });
    expect(asked.status).toBe(403);
  });

  it("that is no visible text of up to 256 characters is 422", async () => {
    for (const key of ["a b", "x".repeat(257)]) {
      expect(await create(key)).toMatchObject({
        status: 422,
        body: { detail: [{ loc: ["header"] }] },
      });
    }
  });
});

async function claimOf(key: string) {
  const text = [api.environment.environmentId, "all", "POST", "/api/v1/app", key].join("\0");
  const row = new Uint8Array(hash("sha256", text, "buffer").subarray(0, 16));
  return api.database.prisma.idempotentResponse.findUniqueOrThrow({ where: { hash: row } });
}
