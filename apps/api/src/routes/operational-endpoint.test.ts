import type { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
});
afterAll(() => api.close());

const url = "https://kopi.example/hooks";

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
