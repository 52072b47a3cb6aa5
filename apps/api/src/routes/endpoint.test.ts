import type { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
  await svix.eventType.create({ name: "order.created", description: "An order was placed." });
});
afterAll(() => api.close());

const url = "https://kopi.example/hooks";

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
