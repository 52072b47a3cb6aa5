import { type Receiver, startReceiver } from "@posthorn/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createPosthorn } from "../client/create-posthorn.ts";
import { rawJson } from "./raw-json.ts";

let server: Receiver;
/** Applications that exist, by uid. */
let applications: Set<string>;

beforeEach(async () => {
  applications = new Set(["customer-1042"]);
  server = await startReceiver(({ path, text }, response) => {
    const id = path.split("/")[4]?.split("?")[0] ?? "";
    const { application, messages } = JSON.parse(text) as {
      application?: { uid: string };
      messages?: unknown[];
    };
    if (application) applications.add(application.uid);
    if (!applications.has(id) && messages) {
      const data = messages.map(() => ({
        status: 404,
        error: { code: "not_found", detail: "Entity not found." },
      }));
      response.writeHead(200).end(JSON.stringify({ data }));
      return;
    }
    if (!applications.has(id)) {
      response.writeHead(404).end('{"code":"not_found","detail":"Entity not found."}');
      return;
    }
    const message = { id: "msg_1", eventType: "order.created", payload: {} };
    const answer = messages ? { data: messages.map(() => ({ status: 202, message })) } : message;
    response.writeHead(202).end(JSON.stringify(answer));
  });
});

afterEach(() => server.close());

function client() {
  return createPosthorn({ apiKey: "sk_test", serverUrl: server.url });
}

describe("the application of a publish", () => {
  it("costs nothing when it exists", async () => {
    await client().publish("order.created", { id: 1 }, { application: "customer-1042" });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.text).not.toContain("application");
  });

  it("is created on first use, in the request that publishes, under the same key", async () => {
    await client().publish("order.created", { id: 1 }, { application: { id: "new", name: "Nhà hàng Sen" } });
    expect(server.received.map(({ text }) => text)).toEqual([
      '{"eventType":"order.created","payload":{"id":1}}',
      '{"eventType":"order.created","application":{"uid":"new","name":"Nhà hàng Sen"},"payload":{"id":1}}',
    ]);
    const [first, second] = server.received.map(({ headers }) => headers["idempotency-key"]);
    expect(first).toBe(second);
  });

  it("is named by its id when no name is given", async () => {
    await client().publish("order.created", { id: 1 }, { application: "new" });
    expect(server.received[1]?.text).toContain('"application":{"uid":"new","name":"new"}');
  });

  it("is not created under an id of ours, which no uid may look like", async () => {
    const published = client().publish(
      "order.created",
      { id: 1 },
      { application: "app_2ZCRQkyXVTGXuN4gDXvDmyRSWPb" },
    );
    await expect(published).rejects.toMatchObject({ code: "not_found" });
    expect(server.received).toHaveLength(1);
  });

  it("is not created by a 404 that is not Posthorn's", async () => {
    server.answer((_, response) => response.writeHead(404).end("<html>no such page</html>"));
    const published = client().publish("order.created", { id: 1 }, { application: "new" });
    await expect(published).rejects.toMatchObject({ code: "unexpected_response" });
    expect(server.received).toHaveLength(1);
  });
});

describe("the payload of a publish", () => {
  it.each([
    ['{"id":12345678901234567890,"total":1.10}'],
    ['{ "2": "b", "1": "a", "1": "again" }'],
    ['{"text":"\\u00e9\\/ \u00e9 😀","empty":{}}\n'],
  ])("is sent byte for byte as raw JSON: %s", async (text) => {
    await client().publish("order.created", rawJson(text), { application: "customer-1042" });
    expect(server.received[0]?.text).toBe(`{"eventType":"order.created","payload":${text}}`);
  });

  it("may have a key rawJson of its own", async () => {
    await client().publish("order.created", { rawJson: "{}" }, { application: "customer-1042" });
    expect(server.received[0]?.text).toContain('"payload":{"rawJson":"{}"}');
  });

  it("is refused when it is not JSON, with the way out", async () => {
    const published = client().publish("order.created", { id: 1n }, { application: "customer-1042" });
    await expect(published).rejects.toMatchObject({
      code: "invalid_payload",
      message: expect.stringContaining("use rawJson") as string,
    });
    expect(server.received).toHaveLength(0);
  });

  it.each([[[1]], ["text"], [null], [undefined], [new Date()], [{ toJSON: () => 1 }]])(
    "is refused when it is no object: %j",
    async (payload) => {
      const published = client().publish("order.created", payload, { application: "customer-1042" });
      await expect(published).rejects.toMatchObject({ code: "invalid_payload" });
    },
  );

  it.each([["{"], ["[]"], ["1"], ['"a"'], [""], ["{} {}"]])("cannot be the raw JSON %j", (text) => {
    expect(() => rawJson(text)).toThrow(expect.objectContaining({ code: "invalid_payload" }));
  });

  it("is checked against its schema before it is sent, when asked for", async () => {
    const posthorn = createPosthorn({
      apiKey: "sk_test",
      serverUrl: server.url,
      validatePayloads: true,
      events: { "order.created": z.object({ order: z.object({ id: z.int() }) }) },
    });
    const to = { application: "customer-1042" };
    await expect(posthorn.publish("order.created", { order: { id: 1.5 } }, to)).rejects.toMatchObject({
      code: "invalid_payload",
      issues: [{ loc: ["payload", "order", "id"] }],
    });
    await expect(posthorn.publish("order.created", rawJson('{"order":{}}'), to)).rejects.toMatchObject({
      code: "invalid_payload",
    });
    expect(server.received).toHaveLength(0);
    await posthorn.publish("order.created", { order: { id: 1 } }, to);
    expect(server.received).toHaveLength(1);
  });
});

describe("what else a publish says", () => {
  it("is sent under the names of the API", async () => {
    await client().publish(
      "order.created",
      {},
      { application: "customer-1042", eventId: "e1", channels: ["a"], tags: ["t"], payloadRetentionDays: 7 },
    );
    expect(JSON.parse(server.received[0]?.text ?? "")).toEqual({
      eventType: "order.created",
      eventId: "e1",
      channels: ["a"],
      tags: ["t"],
      payloadRetentionPeriod: 7,
      payload: {},
    });
  });

  it("is refused as a key with a line break, which would start another header", async () => {
    const options = { application: "customer-1042", idempotencyKey: "a\r\nx: 1" };
    await expect(client().publish("order.created", {}, options)).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("publishMany", () => {
  const messages = [
    { eventType: "order.created", payload: rawJson('{"id":12345678901234567890}') },
    { eventType: "order.created", payload: { id: 2 }, eventId: "e2", idempotencyKey: "k2" },
  ];

  it("is one request, with a key for each message", async () => {
    const results = await client().publishMany(messages, { application: "customer-1042" });
    expect(results).toEqual(
      Array(2).fill({ ok: true, message: { id: "msg_1", eventType: "order.created" } }),
    );
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.path).toBe("/api/v1/app/customer-1042/msg/batch?with_content=false");
    expect(server.received[0]?.text).toMatch(
      /^\{"messages":\[\{"eventType":"order.created","idempotencyKey":"auto_[0-9a-f-]{36}","payload":\{"id":12345678901234567890\}\},\{"eventType":"order.created","eventId":"e2","idempotencyKey":"k2","payload":\{"id":2\}\}\]\}$/,
    );
  });

  it("sends the very same bytes when it is tried again", async () => {
    let isFirst = true;
    server.answer((_, response) => {
      response.writeHead(isFirst ? 503 : 200).end('{"data":[]}');
      isFirst = false;
    });
    await client().publishMany(messages, { application: "customer-1042" });
    const [first, second] = server.received;
    expect(second?.text).toBe(first?.text);
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  });

  it("creates the application on first use", async () => {
    await client().publishMany(messages, { application: { id: "new", name: "New" } });
    expect(
      server.received[1]?.text.startsWith('{"application":{"uid":"new","name":"New"},"messages":['),
    ).toBe(true);
  });

  it("tells of each message what became of it", async () => {
    const detail = [{ loc: ["body", "eventType"], msg: "Bad.", type: "value_error" }];
    const data = [
      { status: 409, error: { code: "conflict", detail: "In use." } },
      { status: 422, error: { detail } },
    ];
    server.answer((_, response) => response.writeHead(200).end(JSON.stringify({ data })));
    expect(await client().publishMany(messages, { application: "customer-1042" })).toEqual([
      { ok: false, status: 409, code: "conflict", detail: "In use.", issues: [] },
      { ok: false, status: 422, code: "value_error", detail: "body.eventType: Bad.", issues: detail },
    ]);
  });

  it("refuses too many and too much before it sends anything", async () => {
    const many = Array(1_001).fill({ eventType: "a", payload: {} });
    const big = Array(5).fill({ eventType: "a", payload: { text: "é".repeat(600_000) } });
    const to = { application: "customer-1042" };
    await expect(client().publishMany(many, to)).rejects.toMatchObject({ code: "invalid_input" });
    await expect(client().publishMany(big, to)).rejects.toMatchObject({ code: "payload_too_large" });
    expect(await client().publishMany([], to)).toEqual([]);
    expect(server.received).toHaveLength(0);
  });
});
