import { createId, lowestId } from "@posthorn/db";
import { publish } from "@posthorn/queue";
import { buildApplication, buildEndpoint, buildMessage, settleDeliveries } from "@posthorn/testing";
import type { Svix } from "svix";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refusal, svixClient } from "../svix-client.fixture.ts";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;
let svix: Svix;
let app: string;

beforeAll(async () => {
  api = await startTestApi();
  svix = svixClient(api.url, api.environment.apiKey);
});
afterAll(() => api.close());
beforeEach(async () => {
  app = await buildApplication(api.database.prisma, api.environment.environmentId);
});

type Change = Parameters<typeof buildMessage>[1];

async function publishOne(change: Change = {}): Promise<string> {
  const { environmentId } = api.environment;
  const message = buildMessage({ environmentId, application: app }, change);
  await publish(api.database.pool, [message]);
  return message.id;
}

function from(iterator: string | null | undefined): { iterator?: string } {
  return iterator ? { iterator } : {};
}

const dayMs = 86_400_000;
const idAt = (ms: number) => createId("msg", ms);

describe("message", () => {
  it("is listed, the newest first, page by page and back", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift(await publishOne());
    const first = await svix.message.list(app, { limit: 2 });
    expect(first.data.map((message) => message.id)).toEqual(ids.slice(0, 2));
    expect(first).toMatchObject({ done: false, iterator: ids[1], prevIterator: `-${ids[0]}` });
    const second = await svix.message.list(app, { limit: 2, ...from(first.iterator) });
    expect(second.data.map((message) => message.id)).toEqual(ids.slice(2, 4));
    const third = await svix.message.list(app, { limit: 2, ...from(second.iterator) });
    expect(third).toMatchObject({ done: true, data: [{ id: ids[4] }] });
    const back = await svix.message.list(app, { limit: 2, ...from(third.prevIterator) });
    expect(back.data.map((message) => message.id)).toEqual(ids.slice(2, 4));
    const empty = await svix.message.list(app, { limit: 2, ...from(third.iterator) });
    expect(empty).toMatchObject({ data: [], done: true, iterator: null, prevIterator: null });
  });

  it("is filtered by event type, channel, tag and time", async () => {
    const old = await publishOne({ id: idAt(Date.now() - dayMs / 2) });
    const paid = await publishOne({ eventType: "payment.succeeded", channels: ["hanoi"], tags: ["vip"] });
    const created = await publishOne();
    const list = async (options: Parameters<Svix["message"]["list"]>[1]) =>
      (await svix.message.list(app, options)).data.map((message) => message.id);
    expect(await list({ eventTypes: ["payment.succeeded"] })).toEqual([paid]);
    expect(await list({ channel: "hanoi" })).toEqual([paid]);
    expect(await list({ tag: "vip" })).toEqual([paid]);
    expect(await list({ tag: "v" })).toEqual([]);
    expect(await list({ after: new Date(Date.now() - dayMs / 4) })).toEqual([created, paid]);
    expect(await list({ before: new Date(Date.now() - dayMs / 4) })).toEqual([old]);
  });

  it("says how it stands, and is filtered by that", async () => {
    await buildEndpoint(api.database.prisma, app, { eventTypes: ["order.created"] });
    const failed = await publishOne();
    await settleDeliveries(api.database.pool, () => ({ verdict: "exhausted" }));
    const nobody = await publishOne({ eventType: "guest.checked_in" });
    const list = async (query: string) => {
      const { body } = await api.answerTo("GET", `/api/v1/app/${app}/msg?with_content=false${query}`);
      return body.data;
    };
    expect(await list("&with_state=true")).toMatchObject([
      { id: nobody, state: "without_endpoint" },
      { id: failed, state: "exhausted" },
    ]);
    expect(await list("&state=exhausted")).toMatchObject([{ id: failed }]);
    expect(await list("&state=succeeded")).toEqual([]);
    expect(JSON.stringify(await list(""))).not.toContain('"state"');
  });

  it("shows its payload byte for byte, or not at all", async () => {
    const text = '{ "total": 12345678901234567890, "price": 1.10, "2": 1, "1": 2, "1": 3 }';
    const id = await publishOne({ body: Buffer.from(text) });
    const one = await (await api.request("GET", `/api/v1/app/${app}/msg/${id}`)).text();
    expect(one).toContain(`"payload":${text},`);
    const list = await (await api.request("GET", `/api/v1/app/${app}/msg/`)).text();
    expect(list).toContain(`"payload":${text},`);
    expect((await svix.message.get(app, id)).payload).toEqual({});
  });

  it("is found by the host's own id, inside its application only", async () => {
    const id = await publishOne({ eventId: "order-1" });
    expect(await svix.message.get(app, "order-1")).toMatchObject({ id, eventId: "order-1" });
    const other = await buildApplication(api.database.prisma, api.environment.environmentId);
    expect(await refusal(svix.message.get(other, id))).toMatchObject({ code: 404 });
    expect(await refusal(svix.message.get(other, "order-1"))).toMatchObject({ code: 404 });
    expect(await refusal(svix.message.get(app, `msg_${"0".repeat(27)}`))).toMatchObject({ code: 404 });
  });

  it("says that a payload past its retention is expired", async () => {
    const id = await publishOne({ payloadExpiresAt: Date.now() - 1_000 });
    const message = await svix.message.get(app, id, { withContent: true });
    expect(message.payload).toEqual({ expired: true });
  });

  it("loses its payload for good, and its open deliveries are cancelled", async () => {
    const endpoint = await buildEndpoint(api.database.prisma, app);
    const id = await publishOne({ body: Buffer.from('{"card":"4242"}') });
    await svix.message.expungeContent(app, id);
    await svix.message.expungeContent(app, id);
    expect(await svix.message.get(app, id, { withContent: true })).toMatchObject({
      payload: { expired: true },
    });
    const rows = await api.database.prisma.payload.findMany({ where: { messageId: id } });
    expect(rows).toMatchObject([{ body: null }]);
    const delivery = await api.database.prisma.delivery.findFirst({ where: { messageId: id } });
    expect(delivery).toMatchObject({ endpointId: endpoint, state: "cancelled", reason: "payload_expunged" });
    const audit = await api.database.prisma.auditEntry.findMany({ where: { subjectId: id } });
    expect(audit).toMatchObject([{ action: "message.expunge", actor: `key:${api.environment.keyId}` }]);
    expect(JSON.stringify(audit)).not.toContain("4242");
  });

  it("ends a page before its payloads become too much, and goes on after it", async () => {
    const body = Buffer.from(`{"text":"${"x".repeat(1_000_000)}"}`);
    for (let index = 0; index < 12; index++) await publishOne({ body });
    const seen: string[] = [];
    let iterator: string | null | undefined;
    for (let done = false; !done; ) {
      const page = await svix.message.list(app, { withContent: true, limit: 50, ...from(iterator) });
      expect(page.data.length).toBeLessThanOrEqual(8);
      seen.push(...page.data.map((message) => message.id));
      ({ iterator, done } = page);
    }
    expect(new Set(seen).size).toBe(12);
  });

  it("is not read beyond 90 days", async () => {
    const id = lowestId("msg", Date.now() - 91 * dayMs);
    expect(await refusal(svix.message.get(app, id))).toMatchObject({ code: 404 });
  });
});
