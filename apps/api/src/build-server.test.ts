import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe("buildServer", () => {
  it("tells how it is, with and without a body", async () => {
    const health = await api.request("GET", "/api/v1/health/", { token: null });
    expect([health.status, await health.json()]).toEqual([
      200,
      { status: "ok", database: { status: "ok" }, queue: { status: "ok" }, cache: { status: "ok" } },
    ]);
    expect((await api.request("HEAD", "/api/v1/health", { token: null })).status).toBe(200);
    expect((await api.request("GET", "/api/v1/health/ping", { token: null })).status).toBe(204);
  });
});
