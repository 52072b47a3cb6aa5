import type { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal, svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
});
afterAll(() => api.close());

describe("application", () => {
  it("is created, found by id and uid, changed, replaced and deleted", async () => {
    const created = await svix.application.create({ name: "Kopi", uid: "kopi", metadata: { plan: "gold" } });
    expect(created).toMatchObject({ name: "Kopi", uid: "kopi", metadata: { plan: "gold" } });
    expect(created.createdAt).toBeInstanceOf(Date);
    expect(await svix.application.get("kopi")).toEqual(created);
    expect(await svix.application.get(created.id)).toEqual(created);
    expect(await svix.application.getOrCreate({ name: "Other", uid: "kopi" })).toEqual(created);
    expect(await svix.application.patch("kopi", { throttleRate: 5 })).toMatchObject({ throttleRate: 5 });
    expect(await svix.application.upsert("kopi", { name: "Kopi 2" })).toMatchObject({
      id: created.id,
      uid: "kopi",
      name: "Kopi 2",
      throttleRate: null,
      metadata: {},
    });
    await svix.application.delete("kopi");
    expect((await refusal(svix.application.get(created.id))).code).toBe(404);
    const again = await svix.application.create({ name: "Kopi", uid: "kopi" });
    expect(again.id).not.toBe(created.id);
  });

  it("is created by an upsert under the uid of the path, with 201", async () => {
    const response = await api.request("PUT", "/api/v1/app/new-one/", { body: { name: "New" } });
    expect([response.status, await response.json()]).toMatchObject([201, { uid: "new-one" }]);
    const second = await api.request("PUT", "/api/v1/app/new-one", { body: { name: "New" } });
    expect(second.status).toBe(200);
  });
});
