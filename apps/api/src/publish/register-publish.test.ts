import { createId } from "@posthorn/db";
import { createToken } from "@posthorn/domain";
import { buildEnvironment } from "@posthorn/testing";
import { Svix } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let path: string;
let applicationId: string;

beforeAll(async () => {
  api = await startTestApi();
  applicationId = createId("app");
  const { environmentId } = api.environment;
  await api.database.prisma.application.create({
    data: { id: applicationId, uid: "kopi-kita", name: "Kopi Kita", environmentId },
  });
  path = "/api/v1/app/kopi-kita/msg";
});
afterAll(() => api.close());

describe("POST msg", () => {
  it("stores the exact bytes of the payload and answers with them", async () => {
    const payload = '{ "total": 12345678901234567890, "price":1.10, "2":1, "1":2, "1":3 }';
    const body = `{"eventType":"order.created", "payload" :${payload}, "eventId":"bytes-1"}`;
    const response = await api.request("POST", path, { body });
    const text = await response.text();
    expect(response.status).toBe(202);
    expect(text).toContain(`"payload":${payload}`);
    expect((await storedBody(JSON.parse(text).id))?.body).toBe(payload);
  });

  it("answers with {} in place of the payload when asked to", async () => {
    const response = await api.request("POST", `${path}?with_content=false`, { body: message() });
    expect(await response.json()).toMatchObject({ payload: {}, eventType: "order.created" });
  });

  it("gives the first answer to a repeated key, whatever the body", async () => {
    const headers = { "idempotency-key": "order-1042" };
    const first = await (await api.request("POST", path, { body: message(), headers })).json();
    const again = await api.request("POST", path, { body: message({ eventType: "other" }), headers });
    expect(again.status).toBe(202);
    expect(await again.json()).toEqual(first);
  });

  it("under a key of one application or environment says nothing about the same key in another", async () => {
    const headers = { "idempotency-key": "shared-key" };
    const foreign = await buildEnvironment(api.database.prisma);
    await api.answerTo("POST", "/api/v1/app", { body: { name: "Other", uid: "other" } });
    const theirs = { name: "Kopi Kita", uid: "kopi-kita" };
    await api.answerTo("POST", "/api/v1/app", { token: foreign.apiKey, body: theirs });
    const answers = [
      await api.answerTo("POST", path, { body: message(), headers }),
      await api.answerTo("POST", "/api/v1/app/other/msg", { body: message(), headers }),
      await api.answerTo("POST", path, { token: foreign.apiKey, body: message(), headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(3);
  });

  it("stores anew under a key of an application that was deleted and whose uid another has now", async () => {
    const again = { body: { name: "Again", uid: "again" } };
    const sent = { body: message(), headers: { "idempotency-key": "again-key" } };
    await api.answerTo("POST", "/api/v1/app", again);
    const before = await api.answerTo("POST", "/api/v1/app/again/msg", sent);
    await api.request("DELETE", "/api/v1/app/again");
    const { body: created } = await api.answerTo("POST", "/api/v1/app", again);
    const after = await api.answerTo("POST", "/api/v1/app/again/msg", sent);
    expect(after.status).toBe(202);
    expect(after.body.id).not.toBe(before.body.id);
    const row = await api.database.prisma.message.findFirst({ where: { id: String(after.body.id) } });
    expect(row?.applicationId).toBe(created.id);
    expect((await api.answerTo("POST", "/api/v1/app/again/msg", sent)).body.id).toBe(after.body.id);
  });

  it("refuses an event id that is taken, and lets its key run anew", async () => {
    const headers = { "idempotency-key": "event-id-key" };
    await api.request("POST", path, { body: message({ eventId: "e-1" }) });
    const taken = await api.request("POST", path, { body: message({ eventId: "e-1" }), headers });
    expect(taken.status).toBe(409);
    expect(await taken.json()).toMatchObject({ code: "conflict" });
    const free = await api.request("POST", path, { body: message({ eventId: "e-2" }), headers });
    expect(free.status).toBe(202);
  });

  it("creates the application that the message carries", async () => {
    const body = message({ application: { uid: "new-customer", name: "New customer" } });
    const missing = await api.request("POST", "/api/v1/app/new-customer/msg", { body: message() });
    expect(missing.status).toBe(404);
    const created = await api.request("POST", "/api/v1/app/new-customer/msg", { body });
    expect(created.status).toBe(202);
  });

  it.each([
    ["application_uid_mismatch", { uid: "somebody-else", name: "B" }],
    ["application_uid_missing", { name: "B" }],
  ])("stores nothing with an application that is not the one in the path (%s)", async (type, carried) => {
    const before = await api.database.prisma.message.count();
    const detail = [{ loc: ["body", "application", "uid"], type }];
    const one = await api.answerTo("POST", path, { body: message({ application: carried }) });
    expect(one).toMatchObject({ status: 422, body: { detail } });
    const batch = { application: carried, messages: [{ eventType: "a", payload: {} }] };
    const many = await api.answerTo("POST", `${path}/batch`, { body: batch });
    expect(many).toMatchObject({ status: 422, body: { detail } });
    expect(await api.database.prisma.message.count()).toBe(before);
  });

  it("is 404 for the hidden application of the environment", async () => {
    const { operationalApplicationId: id } = await api.database.prisma.environment.findUniqueOrThrow({
      where: { id: api.environment.environmentId },
    });
    const hidden = `/api/v1/app/${id}/msg`;
    expect((await api.request("POST", hidden, { body: message() })).status).toBe(404);
    const batch = { messages: [{ eventType: "a", payload: {} }] };
    expect((await api.request("POST", `${hidden}/batch`, { body: batch })).status).toBe(404);
    expect(await api.database.prisma.message.count({ where: { applicationId: id } })).toBe(0);
  });

  it("takes a raw payload for JSON where its content type is not said", async () => {
    const body = message({ payload: {}, transformationsParams: { rawPayload: "[1]" } });
    const { id } = (await (await api.request("POST", path, { body })).json()) as { id: string };
    const row = await api.database.prisma.message.findFirst({ where: { id } });
    expect(row?.contentType).toBe("application/json");
  });

  it("keeps a payload that is not JSON with its content type", async () => {
    const transformationsParams = {
      rawPayload: "a=1&b=2",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    const response = await api.request("POST", path, {
      body: message({ payload: {}, transformationsParams }),
    });
    const { id } = (await response.json()) as { id: string };
    expect((await storedBody(id))?.body).toBe("a=1&b=2");
    const row = await api.database.prisma.message.findFirst({ where: { id } });
    expect(row?.contentType).toBe("application/x-www-form-urlencoded");
  });

  it.each([
    ["no event type", '{"payload":{}}', "eventType"],
    ["a malformed event type", '{"eventType":"a b","payload":{}}', "eventType"],
    ["no payload", '{"eventType":"a"}', "payload"],
    ["a payload that is no object", '{"eventType":"a","payload":[1]}', "payload"],
    ["a NUL in a tag", '{"eventType":"a","payload":{},"tags":["\\u0000"]}', "tags"],
  ])("refuses %s and names the field", async (_what, body, field) => {
    const response = await api.request("POST", path, { body });
    expect(response.status).toBe(422);
    const { detail } = (await response.json()) as { detail: { loc: string[] }[] };
    expect(detail[0]?.loc.slice(0, 2)).toEqual(["body", field]);
  });

  it.each([
    ["malformed JSON", '{"eventType":', 422],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]).toString("latin1"), 422],
    ["deep JSON", `{"eventType":"a","payload":${'{"a":'.repeat(100)}1${"}".repeat(101)}`, 422],
    ["more than 1 MiB", `{"eventType":"a","payload":{"a":"${"x".repeat(1_100_000)}"}}`, 413],
  ])("refuses %s", async (_what, body, status) => {
    expect((await api.request("POST", path, { body })).status).toBe(status);
  });

  it("refuses a key that may only read", async () => {
    const { token, tokenHash } = createToken("sk");
    const { environmentId } = api.environment;
    await api.database.prisma.apiKey.create({
      data: {
        id: createId("key"),
        environmentId,
        name: "reads",
        scope: "read",
        tokenHash,
        tokenHint: "sk_…",
      },
    });
    expect((await api.request("POST", path, { token, body: message() })).status).toBe(403);
  });

  it("works with the official client", async () => {
    const svix = new Svix(api.environment.apiKey, { serverUrl: api.url });
    const created = await svix.message.create("kopi-kita", {
      eventType: "guest.checked_in",
      payload: { table: 7 },
    });
    expect(created).toMatchObject({ eventType: "guest.checked_in", payload: {} });
    expect(created.timestamp).toBeInstanceOf(Date);
  });
});

describe("POST msg/batch", () => {
  it("decides each message alone, in the order of the request", async () => {
    const body = JSON.stringify({
      messages: [
        { eventType: "a", payload: { n: 1 }, eventId: "batch-1" },
        { eventType: "not ok", payload: {} },
        { eventType: "a", payload: { n: 2 }, eventId: "batch-1" },
        { eventType: "a", payload: { n: 3 }, idempotencyKey: "batch-key" },
        { eventType: "b", payload: { n: 4 }, idempotencyKey: "batch-key" },
      ],
    });
    const response = await api.request("POST", `${path}/batch`, { body });
    const { data } = (await response.json()) as { data: { status: number; message?: { id: string } }[] };
    expect(response.status).toBe(200);
    expect(data.map((item) => item.status)).toEqual([202, 422, 409, 202, 202]);
    expect(data[4]?.message?.id).toBe(data[3]?.message?.id);
  });

  it("takes a body of up to 5 MiB, and refuses one above", async () => {
    const messages = (count: number) =>
      Array.from({ length: count }, () => ({ eventType: "a", payload: { text: "x".repeat(1_000_000) } }));
    const whole = await api.answerTo("POST", `${path}/batch`, { body: { messages: messages(5) } });
    expect([whole.status, (whole.body.data as unknown[]).length]).toEqual([200, 5]);
    const above = await api.answerTo("POST", `${path}/batch`, { body: { messages: messages(6) } });
    expect(above).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  });

  it("refuses more than 1,000 messages", async () => {
    const messages = Array.from({ length: 1_001 }, () => ({ eventType: "a", payload: {} }));
    const response = await api.request("POST", `${path}/batch`, { body: { messages } });
    expect(response.status).toBe(422);
  });
});

function message(change: Record<string, unknown> = {}): string {
  return JSON.stringify({ eventType: "order.created", payload: { order: 1042 }, ...change });
}

function storedBody(messageId: string) {
  return api.database.prisma.payload.findFirst({ where: { messageId } });
}
