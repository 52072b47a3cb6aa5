import { publish } from "@posthorn/queue";
import { buildApplication, buildEndpoint, buildMessage, settleDeliveries } from "@posthorn/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

// 8 MiB of content, and what stands around it.
const mostBytes = 9 * 1_048_576;

let api: TestApi;
let app: string;
let endpoint: string;
let message: string;

beforeAll(async () => {
  api = await startTestApi();
  app = await buildApplication(api.database.prisma, api.environment.environmentId);
  endpoint = await buildEndpoint(api.database.prisma, app);
});
afterAll(() => api.close());

type Page = { data: unknown[]; iterator: string | null; prevIterator: string | null; done: boolean };

async function pageOf(path: string, iterator: string | null): Promise<Page> {
  const response = await api.request("GET", iterator === null ? path : `${path}&iterator=${iterator}`);
  const text = await response.text();
  expect([response.status, text.length < mostBytes]).toEqual([200, true]);
  return JSON.parse(text);
}

/** What all pages hold, forward, and then back from the last one. */
async function walk(path: string, keyOf: (item: never) => string) {
  const pages: Page[] = [];
  for (let done = false; !done; done = pages.at(-1)?.done ?? true) {
    pages.push(await pageOf(path, pages.at(-1)?.iterator ?? null));
  }
  const back: Page[] = [];
  for (let done = false; !done; done = back[0]?.done ?? true) {
    back.unshift(await pageOf(path, (back[0] ?? pages.at(-1))?.prevIterator ?? null));
  }
  const keysOf = (some: Page[]) => some.flatMap((page) => page.data).map((item) => keyOf(item as never));
  return { pages: pages.length, all: keysOf(pages), before: keysOf([...back, ...pages.slice(-1)]) };
}

async function publishMany(count: number, body: Buffer): Promise<string[]> {
  const owner = { environmentId: api.environment.environmentId, application: app };
  const messages = Array.from({ length: count }, () => buildMessage(owner, { body }));
  await publish(api.database.pool, messages);
  return messages.map((one) => one.id);
}

describe("a page ends before its items become too much, and the list goes on after it, there and back:", () => {
  it("messages of an endpoint", async () => {
    const ids = await publishMany(20, Buffer.from(`{"text":"${"x".repeat(1_000_000)}"}`));
    const { pages, all, before } = await walk(
      `/api/v1/app/${app}/endpoint/${endpoint}/msg?limit=250`,
      ({ id }: { id: string }) => id,
    );
    expect(pages).toBe(3);
    expect([all, before]).toEqual([ids.toReversed(), ids.toReversed()]);
    await api.database.pool.query("truncate delivery_queue");
  });

  it("attempts of an endpoint and of a message", async () => {
    const [first] = await publishMany(200, Buffer.from("{}"));
    message = first ?? "";
    await settleDeliveries(api.database.pool, () => ({ verdict: "succeeded", body: "x".repeat(65_536) }));
    const ofEndpoint = await walk(
      `/api/v1/app/${app}/attempt/endpoint/${endpoint}?limit=250`,
      ({ msgId }: { msgId: string }) => msgId,
    );
    expect(ofEndpoint.pages).toBe(2);
    expect(new Set(ofEndpoint.all).size).toBe(200);
    expect(ofEndpoint.before).toEqual(ofEndpoint.all);

    await api.database.pool.query(
      `with copies as (
         insert into attempts (message_id, id, endpoint_id, trigger, attempt_number, succeeded, late, response_status,
                               duration_ms, url, detail)
         select message_id, 'atmpt_' || lpad(n::text, 27, substr(id, 7)), endpoint_id, trigger, attempt_number,
                succeeded, late, response_status, duration_ms, url, detail
           from attempts, generate_series(100, 299) n where message_id = $1
         returning message_id, id)
       insert into response_bodies (retention_class, message_id, attempt_id, body, is_base64)
       select b.retention_class, b.message_id, c.id, b.body, false
         from copies c join response_bodies b on b.message_id = c.message_id`,
      [message],
    );
    const ofMessage = await walk(
      `/api/v1/app/${app}/attempt/msg/${message}?limit=250`,
      ({ id }: { id: string }) => id,
    );
    expect(ofMessage.pages).toBe(2);
    expect(new Set(ofMessage.all).size).toBe(201);
    expect(ofMessage.before).toEqual(ofMessage.all);
    const bare = await pageOf(`/api/v1/app/${app}/attempt/msg/${message}?limit=250&with_content=false`, null);
    expect([bare.data.length, bare.done]).toEqual([201, true]);
  });

  it("event types", async () => {
    const { environmentId } = api.environment;
    const names = Array.from({ length: 70 }, (_, index) => `order.n${index + 100}`);
    const schemas = { "1": { type: "object", description: "x".repeat(250_000) } };
    await api.database.prisma.eventType.createMany({
      data: names.map((name) => ({ environmentId, name, description: "", schemas })),
    });
    const nameOf = ({ name }: { name: string }) => name;
    const { pages, all, before } = await walk("/api/v1/event-type?limit=250", nameOf);
    expect(pages).toBe(3);
    expect([all, before]).toEqual([names, names]);
    const bare = await pageOf("/api/v1/event-type?limit=250&with_content=false", null);
    expect([bare.data.length, bare.done]).toEqual([70, true]);
  });
});
