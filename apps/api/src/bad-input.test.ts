import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "./test-api.fixture.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const answerTo: TestApi["answerTo"] = (...request) => api.answerTo(...request);

const create = (body: unknown) => answerTo("POST", "/api/v1/app", { body });
const nested = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;

describe("a body", () => {
  it.each([
    ["cut short", '{"name":'],
    ["with a trailing comma", '{"name":"a",}'],
    ["of two values", '{"name":"a"}{"name":"b"}'],
  ])("%s is 422 value_error.jsondecode, and not quoted back", async (_what, body) => {
    const answer = await create(body);
    expect(answer).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body"], type: "value_error.jsondecode" }] },
    });
    expect(JSON.stringify(answer.body)).not.toContain('name\\"');
  });

  it("that is not UTF-8 is 422", async () => {
    const response = await fetch(`${api.url}/api/v1/app`, {
      method: "POST",
      headers: { authorization: `Bearer ${api.environment.apiKey}`, "content-type": "application/json" },
      body: Buffer.from([...Buffer.from('{"name":"'), 0xc3, 0x28, ...Buffer.from('"}')]),
    });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { detail: [{ type: "value_error.jsondecode" }] },
    ]);
  });

  it("that is missing, null or no object is 422", async () => {
    expect((await answerTo("POST", "/api/v1/app")).status).toBe(422);
    for (const body of ["null", "[]", "1", '"a"']) expect((await create(body)).status).toBe(422);
  });

  it("of more than 64 levels is 422 before it is parsed, of 64 it is not", async () => {
    const deep = await create(`{"name":"a","metadata":${nested(100_000)}}`);
    expect(deep).toMatchObject({ status: 422, body: { detail: [{ loc: ["body"] }] } });
    expect(JSON.stringify(deep.body)).toContain("at most 64 levels");
    expect((await create(`{"name":"a","ignored":${nested(63)}}`)).status).toBe(201);
    expect((await create(`{"name":"${"[".repeat(200)}"}`)).status).toBe(201);
  });

  it("above 1 MiB is 413", async () => {
    const answer = await create({ name: "a".repeat(1_048_576) });
    expect(answer).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  });

  it("of another type is 415", async () => {
    const answer = await answerTo("POST", "/api/v1/app", {
      body: "<name/>",
      headers: { "content-type": "text/xml" },
    });
    expect(answer).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
  });

  it("with __proto__ or constructor keys changes nothing but what it names", async () => {
    const answer = await create(
      '{"name":"a","__proto__":{"polluted":1},"metadata":{"__proto__":"x","a":"b"}}',
    );
    expect(answer).toMatchObject({ status: 201, body: { metadata: { a: "b" } } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("a field", () => {
  it.each([
    ["name", { name: "a\u0000b" }],
    ["name", { name: "\ud800" }],
    ["name", { name: "" }],
    ["name", { name: 1 }],
    ["uid", { name: "a", uid: "a b" }],
    ["uid", { name: "a", uid: "app_1" }],
    ["uid", { name: "a", uid: "x".repeat(257) }],
    ["throttleRate", { name: "a", throttleRate: 0 }],
    ["throttleRate", { name: "a", throttleRate: 1.5 }],
    ["metadata", { name: "a", metadata: { a: 1 } }],
    ["metadata", { name: "a", metadata: { a: "x".repeat(5_000) } }],
    ["metadata", { name: "a", metadata: { a: "\u0000" } }],
  ])("%s that does not fit is 422 and named", async (field, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0]?.loc.slice(0, 2)).toEqual(["body", field]);
  });

  it("that does not fit leaves nothing half-written", async () => {
    const before = await api.database.prisma.application.count();
    await create({ name: "a", uid: "half", metadata: { a: 1 } });
    expect(await api.database.prisma.application.count()).toBe(before);
  });
});

describe("a query", () => {
  it.each([
    "limit=0",
    "limit=251",
    "limit=-1",
    "iterator=nonsense",
    "iterator=ep_2ZCRQkyXVTGXuN4gDXvDmyRSWPb",
  ])("with %s is 422", async (query) => {
    const answer = await answerTo("GET", `/api/v1/app?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ type: "value_error" }] } });
    expect(answer.body.detail[0]?.loc).toEqual(["query", query.split("=")[0]]);
  });

  it.each(["limit=many", "order=sideways", "limit=1&limit=2"])("with %s is 400", async (query) => {
    const answer = await answerTo("GET", `/api/v1/app?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: "generic_error" } });
  });

  it("with a parameter that nobody knows is answered", async () => {
    expect((await answerTo("GET", "/api/v1/app?limit=250&unknown[]=1&__proto__=x")).status).toBe(200);
  });
});

describe("a path", () => {
  it.each(["a%00b", "a%2Fb", "..%2f..", "x".repeat(300), "%F0%9F%90%B4"])(
    "that can name nothing (%s) is 404",
    async (ref) => {
      const answer = await answerTo("GET", `/api/v1/app/${ref}`);
      expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
    },
  );

  it("that PUT would create a thing under, and must not, is 422", async () => {
    const body = { description: "d" };
    for (const name of ["a%20b", "-a"]) {
      const answer = await answerTo("PUT", `/api/v1/event-type/${name}`, { body });
      expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc: ["path", "event_type_name"] }] } });
    }
  });
});

describe("concurrent creates of one uid", () => {
  it("make one application; the others are conflicts", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => create({ name: "a", uid: "same" })));
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect(all.find(({ status }) => status === 409)?.body).toMatchObject({ code: "conflict" });
  });

  it.each([
    ["/api/v1/app/same/endpoint", { url: "https://kopi.example", uid: "same" }, "conflict"],
    ["/api/v1/event-type", { name: "same", description: "d" }, "event_type_exists"],
    ["/api/v1/operational-webhook/endpoint", { url: "https://kopi.example", uid: "same" }, "conflict"],
  ])("at %s make one; the others are told so", async (path, body, code) => {
    const all = await Promise.all(Array.from({ length: 8 }, () => answerTo("POST", path, { body })));
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    for (const { status, body: told } of all) if (status === 409) expect(told).toMatchObject({ code });
  });

  it("all get it where they ask for the one that exists", async () => {
    const path = "/api/v1/app?get_if_exists=true";
    const body = { name: "a", uid: "shared" };
    const all = await Promise.all(Array.from({ length: 8 }, () => answerTo("POST", path, { body })));
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
    expect(new Set(all.map((one) => one.body.id)).size).toBe(1);
  });

  it("of one upsert make one and replace it", async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => answerTo("PUT", "/api/v1/app/upserted", { body: { name: "a" } })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
  });
});
