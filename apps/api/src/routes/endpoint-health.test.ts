import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let token: string;
let viewer: string;
let app: string;
let endpoint: string;

beforeAll(async () => {
  api = await startTestApi();
  app = await make("/api/v1/app", { name: "Kopi Kita" });
  endpoint = await make(`/api/v1/app/${app}/endpoint`, { url: "https://kopi.example" });
  const access = `/api/v1/auth/app-portal-access/${app}`;
  token = String((await api.answerTo("POST", access, { body: {} })).body.token);
  viewer = String((await api.answerTo("POST", access, { body: { readOnly: true } })).body.token);
});
afterAll(() => api.close());

async function make(path: string, body: unknown): Promise<string> {
  return String((await api.answerTo("POST", path, { body })).body.id);
}

const at = (path: string) => `/api/v1/app/${app}/endpoint/${endpoint}/${path}`;

/** What a worker writes of one attempt that failed. */
async function fail(): Promise<void> {
  const minute = Math.floor(Date.now() / 60_000);
  const delta = [minute, api.environment.environmentId, app, endpoint, "order.created", "failed", 3, 1];
  await api.database.prisma.rollupDelta.create({ data: { deltas: [delta] } });
}

describe("a tenant", () => {
  it("reads how an endpoint is, and its attempts by hour", async () => {
    await fail();
    const health = await api.answerTo("GET", at("health"), { token: viewer });
    expect(health.body).toMatchObject({ state: "healthy", failingSince: null, nextAttemptAt: null });
    const listed = await api.answerTo("GET", `/api/v1/app/${app}/endpoint?with_health=true`, { token });
    expect(listed.body.data).toMatchObject([{ id: endpoint, health: { state: "healthy" } }]);
    const week = await api.answerTo("GET", `/api/v1/app/${app}/endpoint?with_week=true`, { token: viewer });
    expect(week.body.data).toMatchObject([{ id: endpoint, week: { succeeded: 0, failed: 1 } }]);
    expect(week.body.data).not.toHaveProperty("0.health");
    const activity = await api.answerTo("GET", at("activity"), { token: viewer });
    expect(activity.body).toMatchObject({ total: { succeeded: 0, failed: 1 }, points: [{ failed: 1 }] });
    const since = new Date(Date.now() - 29 * 86_400_000).toISOString();
    expect(await api.answerTo("GET", `${at("activity")}?since=${since}`, { token })).toMatchObject({
      status: 400,
      body: { code: "invalid_range" },
    });
  });

  it("finds its endpoints by a part of their URL or description, whatever its case", async () => {
    const url = "https://erp.example/in_stock";
    const other = await make(`/api/v1/app/${app}/endpoint`, { url, description: "Kho hàng" });
    for (const [text, found] of [
      ["ERP.example", [other]],
      ["kho hàng", [other]],
      [other, [other]],
      [" kopi ", [endpoint]],
      ["example", [other, endpoint]],
      ["nowhere", []],
    ] as const) {
      const path = `/api/v1/app/${app}/endpoint?text=${encodeURIComponent(text)}`;
      const { body } = await api.answerTo("GET", path, { token: viewer });
      expect((body.data as { id: string }[]).map(({ id }) => id)).toEqual(found);
    }
    const tooLong = `/api/v1/app/${app}/endpoint?text=${"a".repeat(257)}`;
    expect((await api.answerTo("GET", tooLong, { token: viewer })).status).toBe(422);
  });

  it("starts a recovery, finds it again with its progress, and stops it", async () => {
    const recovery = { since: new Date(Date.now() - 60_000).toISOString() };
    expect(await api.answerTo("POST", at("recover"), { token: viewer, body: recovery })).toMatchObject({
      status: 403,
    });
    const started = await api.answerTo("POST", at("recover"), { token, body: recovery });
    const id = String(started.body.id);
    const list = async () => (await api.answerTo("GET", at("recover"), { token: viewer })).body.data;
    expect(await list()).toMatchObject([{ id, status: "running", data: { messagesSent: 0 } }]);
    expect(await api.answerTo("POST", at(`recover/${id}/cancel`), { token: viewer })).toMatchObject({
      status: 403,
    });
    const cancelled = await api.answerTo("POST", at(`recover/${id}/cancel`), { token });
    expect(cancelled.body).toMatchObject({ id, status: "failed", data: { isCancelled: true } });
    expect(await list()).toMatchObject([{ id, status: "failed" }]);
  });

  it("finds no recovery of another endpoint below its own", async () => {
    const other = await make(`/api/v1/app/${app}/endpoint`, { url: "https://erp.example" });
    const body = { since: new Date(Date.now() - 60_000).toISOString() };
    const id = await make(`/api/v1/app/${app}/endpoint/${other}/recover`, body);
    expect(await api.answerTo("POST", at(`recover/${id}/cancel`), { token })).toMatchObject({ status: 404 });
  });
});
