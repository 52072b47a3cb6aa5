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

describe("an import from OpenAPI", () => {
  it("says what would change, changes it, and leaves what is the same", async () => {
    const specRaw = [
      "openapi: 3.1.0",
      "webhooks:",
      "  invoice.paid:",
      "    post:",
      "      description: An invoice was paid.",
      "      requestBody: { content: { application/json: { schema: { type: object }, example: { id: 1 } } } }",
    ].join("\n");
    const planned = await svix.eventType.importOpenapi({ specRaw, dryRun: true });
    expect(planned.data.modified).toEqual([]);
    expect(planned.data.toModify).toMatchObject([
      { name: "invoice.paid", schemas: { "1": { type: "object" } } },
    ]);
    expect((await refusal(svix.eventType.get("invoice.paid"))).code).toBe(404);

    expect((await svix.eventType.importOpenapi({ specRaw })).data.modified).toEqual(["invoice.paid"]);
    expect(await svix.eventType.get("invoice.paid")).toMatchObject({
      description: "An invoice was paid.",
      schemas: { "1": { examples: [{ id: 1 }] } },
    });
    expect((await svix.eventType.importOpenapi({ specRaw })).data.modified).toEqual([]);
  });

  it("refuses what is no such document, and says where", async () => {
    const wrong = { "not a name": { post: {} } };
    const answer = await refusal(
      svix.eventType.importOpenapi({ spec: { openapi: "3.1.0", webhooks: wrong } }),
    );
    expect(answer).toMatchObject({
      code: 422,
      body: { detail: [{ loc: ["body", "spec", "webhooks", "not a name"] }] },
    });
    expect((await refusal(svix.eventType.importOpenapi({ specRaw: "a: [" }))).code).toBe(422);
    expect((await refusal(svix.eventType.importOpenapi({}))).code).toBe(422);
  });
});

describe("what an application can get", () => {
  it("is told to its people in their language, or visibly in English, with how much came", async () => {
    const { environmentId, apiKey } = api.environment;
    const where = { environmentId_name: { environmentId, name: "stay.booked" } };
    await svix.eventType.create({ name: "stay.booked", description: "A stay was booked." });
    await svix.eventType.create({ name: "stay.secret", description: "x", featureFlags: ["beta"] });
    const translations = { vi: { title: "Đặt phòng", description: "Có khách đặt phòng." } };
    await api.database.prisma.eventType.update({ where, data: { title: "Stay booked", translations } });
    const { id: app } = await svix.application.create({ name: "Hotel" });
    await svix.message.create(app, { eventType: "stay.booked", payload: {} });
    const { token } = await svix.authentication.appPortalAccess(app, {});
    for (const eventTypes of [undefined, ["stay.*", "stay.booked"], ["order.*"], ["stay.booked"]]) {
      await svix.endpoint.create(app, { url: "https://hotel.example", ...(eventTypes && { eventTypes }) });
    }
    await svix.endpoint.create(app, { url: "https://hotel.example", disabled: true });

    const list = async (language: string) => {
      const path = `/api/v1/app/${app}/event-type?language=${language}&limit=250`;
      const { body } = await api.answerTo("GET", path, { token });
      return (body.data as { name: string }[]).filter(({ name }) => name.startsWith("stay."));
    };
    expect(await list("vi")).toMatchObject([
      { name: "stay.booked", title: "Đặt phòng", language: "vi", messagesOf30Days: 1 },
    ]);
    expect(await list("ru")).toMatchObject([
      { title: "Stay booked", description: "A stay was booked.", language: "en" },
    ]);
    expect(await list("en")).toMatchObject([{ endpoints: 3, hasExample: false }]);
    for (const [schema, hasExample] of [
      [{ examples: [] }, false],
      [{ examples: [{ id: 1 }] }, true],
    ] as const) {
      await svix.eventType.patch("stay.booked", { schemas: { "1": schema, "2": {} } });
      expect(await list("en")).toMatchObject([{ hasExample }]);
    }
    expect((await api.answerTo("GET", `/api/v1/app/${app}/event-type`, { token: apiKey })).status).toBe(200);
  });

  it("is told one by one with its newest schema, an example and its type", async () => {
    const order = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
    const schemas = { "9": { ...order, examples: [{ id: 9 }] }, "10": order };
    await svix.eventType.create({ name: "tab.paid", description: "A tab was paid.", schemas });
    await svix.eventType.create({ name: "tab.bare", description: "x" });
    await svix.eventType.create({ name: "tab.secret", description: "x", featureFlags: ["beta"] });
    await svix.eventType.create({ name: "tab.gone", description: "x", archived: true });
    const { id: app } = await svix.application.create({ name: "Bar" });
    const { token } = await svix.authentication.appPortalAccess(app, {});
    const get = (name: string) => api.answerTo("GET", `/api/v1/app/${app}/event-type/${name}`, { token });

    expect((await get("tab.paid")).body).toMatchObject({
      name: "tab.paid",
      description: "A tab was paid.",
      version: "10",
      schema: order,
      example: { id: 9 },
      typescript: "/** A tab was paid. */\nexport type TabPaid = {\n  id: number;\n};\n",
    });
    expect((await get("tab.bare")).body).toMatchObject({ version: null, schema: null, example: null });
    expect((await get("tab.secret")).status).toBe(404);
    expect((await get("tab.gone")).status).toBe(404);
  });
});
