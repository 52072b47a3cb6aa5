import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadSendTargets } from "@posthorn/domain";
import { createDispatcher, createPolicy } from "@posthorn/egress";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startTestApi, type TestApi } from "../../../apps/api/src/test-api.fixture.ts";
import { type Delivering, startDelivering } from "../../../apps/worker/src/deliver/start-delivering.ts";
import { createPosthorn } from "./client/create-posthorn.ts";
import { defineEvent } from "./events/define-event.ts";
import { webhookHandler } from "./express.ts";
import { rawJson } from "./publish/raw-json.ts";
import { memoryStore } from "./webhook/memory-store.ts";
import type { VerifiedWebhook } from "./webhook/verify-webhook.ts";

const order = z.object({ order: z.object({ id: z.int(), total: z.string() }) });
const example = { order: { id: 1042, total: "184000.00" } };
const events = {
  "order.created": defineEvent({
    schema: order,
    description: "An order was placed.",
    group: "Orders",
    example,
  }),
  "table.freed": { type: "object", required: ["table"], properties: { table: { type: "integer" } } },
} as const;

let api: TestApi;
let worker: Delivering;
const errors: unknown[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const policy = {
    portalUrl: "http://portal.example",
    apiUrl: "http://api.example",
    retrySchedule: [0.05, 0.05, 0.05],
    allowPrivateAddresses: "loopback",
    headerFamily: "both",
    disableAfterDays: 5,
    isMailOn: false,
  } as const;
  api = await startTestApi({ policy });
  const dispatcher = createDispatcher({ policy: createPolicy(policy) });
  const { pool, prisma, vault, now } = api.deps;
  worker = startDelivering(
    {
      pool,
      dispatcher,
      loadTargets: (ids) => loadSendTargets({ prisma, vault, policy, now }, ids),
      onChanges: async () => [],
      onDisabled: async () => undefined,
      onError: (error) => errors.push(error),
      count: () => undefined,
      now: Date.now,
      random: Math.random,
    },
    { pollMs: 20 },
  );
  closing.push(
    () => worker.stop(2_000),
    () => dispatcher.destroy(),
    () => api.close(),
  );
});

afterAll(async () => {
  for (const close of closing) await close();
});

function client() {
  return createPosthorn({ apiKey: api.environment.apiKey, serverUrl: api.url, events });
}

/** A customer's system behind the SDK's own handler; fails the first tries that it is told to. */
async function startReceiver(failures: number) {
  const seen: VerifiedWebhook[] = [];
  const tries: string[] = [];
  const arrived = Promise.withResolvers<void>();
  let secret = "";
  const receive = webhookHandler(
    { secret: () => secret, store: memoryStore(), onError: () => undefined },
    (webhook) => {
      tries.push(webhook.id);
      if (tries.length <= failures) throw new Error("the database is down");
      seen.push(webhook);
      arrived.resolve();
    },
  );
  const server = createServer(receive);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.unshift(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  const useSecret = (text: string) => {
    secret = text;
  };
  return { url, seen, tries, arrived: arrived.promise, useSecret };
}

describe("the SDK against the api", () => {
  it("registers its event types once, with schema and example", async () => {
    const posthorn = client();
    expect(await posthorn.syncEventTypes()).toEqual({
      created: ["order.created", "table.freed"],
      updated: [],
      unchanged: [],
    });
    expect(await posthorn.syncEventTypes()).toEqual({
      created: [],
      updated: [],
      unchanged: ["order.created", "table.freed"],
    });
    const { body } = await api.answerTo("GET", "/api/v1/event-type/order.created");
    expect(body).toMatchObject({ groupName: "Orders", schemas: { "1": { examples: [example] } } });
  });

  it("publishes to a customer on first use, and its receiver gets it signed, byte for byte, after a failure", async () => {
    const posthorn = client();
    const receiver = await startReceiver(1);
    const customer = { id: "customer-1042", name: "Nhà hàng Sen" };
    await posthorn.publish("table.freed", { table: 7 }, { application: customer });
    expect(await posthorn.applications.get("customer-1042")).toMatchObject({ name: "Nhà hàng Sen" });

    const endpoint = await posthorn.endpoints.create("customer-1042", {
      url: receiver.url,
      retrySchedule: [0.05],
    });
    expect(endpoint.retrySchedule).toEqual([0.05]);
    receiver.useSecret(await posthorn.endpoints.getSecret("customer-1042", endpoint.id));

    const text = '{"order":{"id":12345678901234567890,"total":1.10}, "ü":"é"}';
    const published = await posthorn.publish("order.created", rawJson(text), { application: customer });
    await receiver.arrived;
    expect(receiver.seen).toEqual([expect.objectContaining({ ok: true, id: published.id, body: text })]);
    expect(receiver.tries).toEqual([published.id, published.id]);

    const attempts = () => posthorn.attempts.listByMessage("customer-1042", published.id);
    await expect
      .poll(async () => (await attempts()).data.map(({ responseStatusCode }) => responseStatusCode))
      .toEqual([200, 500]);
    expect((await attempts()).data.at(-1)?.reason).toEqual({ code: "status", params: { statusCode: 500 } });
    await posthorn.attempts.resend("customer-1042", published.id, endpoint.id);
    await expect.poll(async () => (await attempts()).data.length).toBe(3);
    // The handler knows the id: a resend is answered, and done once.
    expect(receiver.tries).toHaveLength(2);
    const { data } = await posthorn.messages.listEndpoints("customer-1042", published.id);
    expect(data).toMatchObject([{ id: endpoint.id, statusText: "success", deliveryState: "succeeded" }]);
    expect(errors).toEqual([]);
  });

  it("publishes nothing twice under one key, alone or in a batch", async () => {
    const posthorn = client();
    const options = { application: "customer-1", idempotencyKey: "order-1042-created" };
    const first = await posthorn.publish("order.created", example, options);
    expect(await posthorn.publish("order.created", example, options)).toEqual(first);
    const message = { eventType: "table.freed", payload: { table: 7 }, idempotencyKey: "table-7" } as const;
    const [once] = await posthorn.publishMany([message], options);
    const [again] = await posthorn.publishMany([message], options);
    expect(once).toMatchObject({ ok: true });
    expect(again).toEqual(once);
  });

  it("publishes many for a new customer, each decided alone", async () => {
    const posthorn = client();
    const results = await posthorn.publishMany(
      [
        { eventType: "order.created", payload: example, eventId: "e1" },
        { eventType: "order.created", payload: example, eventId: "e1" },
        { eventType: "table.freed", payload: rawJson('{"table":1.10}') },
        { eventType: "table.freed", payload: { table: 1 }, channels: ["not a channel"] },
      ],
      { application: { id: "customer-2", name: "Пельменная" } },
    );
    expect(results).toMatchObject([
      { ok: true, message: { eventId: "e1" } },
      { ok: false, status: 409, code: "conflict" },
      { ok: true },
      { ok: false, status: 422, code: "value_error" },
    ]);
    expect((await posthorn.applications.get("customer-2")).name).toBe("Пельменная");
    const { data } = await posthorn.messages.list("customer-2", { eventTypes: ["table.freed"] });
    expect(data).toHaveLength(1);
  });

  it("opens and ends portal sessions of a new customer", async () => {
    const posthorn = client();
    const session = await posthorn.portal.createSession("customer-3", { readOnly: true, sessionId: "ana" });
    expect(session.url).toMatch(/^http:\/\/portal\.example\/.*#key=/);
    const asTenant = createPosthorn({ apiKey: session.token, serverUrl: api.url });
    expect((await asTenant.endpoints.list("customer-3")).data).toEqual([]);
    await expect(asTenant.endpoints.create("customer-3", { url: "https://a.example" })).rejects.toMatchObject(
      {
        code: "insufficient access",
        status: 403,
      },
    );
    await posthorn.portal.expireSessions("customer-3", { sessionIds: ["ana"] });
    // A process hears of it a moment after the answer.
    const isEnded = () =>
      asTenant.endpoints.list("customer-3").then(
        () => "open",
        (error) => error.code,
      );
    await expect.poll(isEnded, { timeout: 5_000 }).toBe("authentication_failed");
  });

  it("names what does not fit, and what is not there", async () => {
    const posthorn = client();
    await posthorn.applications.getOrCreate({ uid: "customer-4", name: "Kopi Kita" });
    await expect(posthorn.applications.create({ uid: "customer-4", name: "Again" })).rejects.toMatchObject({
      code: "conflict",
      requestId: expect.any(String) as string,
    });
    await expect(posthorn.endpoints.create("customer-4", { url: "http://10.0.0.1" })).rejects.toMatchObject({
      code: "blocked_address",
      issues: [{ loc: ["body", "url"] }],
    });
    await expect(
      posthorn.messages.get("customer-4", "msg_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    const wrongKey = createPosthorn({ apiKey: "sk_wrong", serverUrl: api.url });
    await expect(wrongKey.applications.list()).rejects.toMatchObject({
      code: "authentication_failed",
      status: 401,
    });
  });
});
