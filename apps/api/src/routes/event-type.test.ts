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

describe("event type", () => {
  it("is created, replaced, archived, brought back and expunged", async () => {
    const schemas = { "1": { type: "object", examples: [{ id: 1 }] } };
    const created = await svix.eventType.create({ name: "a.b", description: "x", schemas });
    expect(created).toMatchObject({ name: "a.b", schemas, archived: false });
    expect(await refusal(svix.eventType.create({ name: "a.b", description: "x" }))).toMatchObject({
      code: 409,
      body: { code: "event_type_exists" },
    });
    expect(await svix.eventType.patch("a.b", { deprecated: true })).toMatchObject({
      deprecated: true,
      schemas,
    });
    expect(await svix.eventType.upsert("a.b", { description: "y" })).toMatchObject({
      description: "y",
      deprecated: false,
      schemas: null,
    });
    await svix.eventType.delete("a.b");
    expect(await svix.eventType.get("a.b")).toMatchObject({ archived: true });
    expect((await svix.eventType.list()).data.map((one) => one.name)).not.toContain("a.b");
    expect((await svix.eventType.list({ includeArchived: true })).data.map((one) => one.name)).toContain(
      "a.b",
    );
    expect(await svix.eventType.create({ name: "a.b", description: "z" })).toMatchObject({ archived: false });
    await svix.eventType.delete("a.b", { expunge: true });
    expect((await refusal(svix.eventType.get("a.b"))).code).toBe(404);
  });
});
