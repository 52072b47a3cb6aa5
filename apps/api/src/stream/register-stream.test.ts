import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../test-api.fixture.ts";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.request("POST", "/api/v1/app", { body: { name: "Kopi", uid: "kopi" } });
});
afterAll(() => api.close());

async function openSession(): Promise<string> {
  const { body } = await api.answerTo("POST", "/api/v1/auth/app-portal-access/kopi", { body: {} });
  return String(body.token);
}

async function publish(eventType: string): Promise<string> {
  const { body } = await api.answerTo("POST", "/api/v1/app/kopi/msg", {
    body: { eventType, payload: { n: 1 } },
  });
  return String(body.id);
}

type Event = { name: string; id: string; data: Record<string, unknown> };
type Stream = { response: Response; next(): Promise<Event | undefined>; close(): Promise<void> };

async function openStream(token: string, headers: Record<string, string> = {}, query = ""): Promise<Stream> {
  const response = await api.request("GET", `/api/v1/app/kopi/stream${query}`, { token, headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      const block = end < 0 ? undefined : text.slice(0, end);
      text = end < 0 ? text : text.slice(end + 2);
      if (block?.startsWith("event:")) return eventOf(block);
      if (block !== undefined) continue;
      const part = await reader?.read();
      if (!part || part.done) return undefined;
      text += part.value;
    }
  };
  return { response, next, close: async () => reader?.cancel() };
}

function eventOf(block: string): Event {
  const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s, 2)));
  return { name: fields.event, id: fields.id, data: JSON.parse(fields.data) };
}

describe("the stream of an application", () => {
  it("tells of a new message, and how it stands, to a page of any origin", async () => {
    const stream = await openStream(await openSession(), { origin: "https://shop.example" });
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.response.headers.get("access-control-allow-origin")).toBe("*");
    const id = await publish("order.created");
    expect(await stream.next()).toMatchObject({
      name: "message",
      data: { id, eventType: "order.created", state: "without_endpoint", deliveries: 0 },
    });
    await stream.close();
  });

  it("goes on without a gap: what came while nobody listened is told at the next connection", async () => {
    const token = await openSession();
    const first = await openStream(token);
    await publish("order.created");
    const seen = await first.next();
    await first.close();
    const missed = await publish("order.shipped");
    const again = await openStream(token, { "last-event-id": seen?.id ?? "" });
    const told = [(await again.next())?.data.id];
    while (told.at(-1) !== missed) told.push((await again.next())?.data.id);
    expect(told).toContain(seen?.data.id);
    await again.close();
  });

  it("ends when its session ends", async () => {
    const token = await openSession();
    const stream = await openStream(token, {}, `?since=${new Date(Date.now() + 60_000).toISOString()}`);
    await api.request("POST", "/api/v1/auth/logout", { token });
    let event = await stream.next();
    while (event?.name === "message") event = await stream.next();
    expect(event?.name).toBe("end");
    expect(await stream.next()).toBeUndefined();
  });

  it("is open five times for one session, and a place becomes free when one leaves", async () => {
    const token = await openSession();
    const open = await Promise.all([1, 2, 3, 4, 5].map(() => openStream(token)));
    const refused = await openStream(token);
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get("retry-after")).toBe("5");
    await open[0]?.close();
    await expect
      .poll(async () => {
        const next = await openStream(token);
        await next.close();
        return next.response.status;
      })
      .toBe(200);
    await Promise.all(open.map((stream) => stream.close()));
  });

  it("does not hold up a server that closes", async () => {
    const other = await api.startAnother();
    const response = await fetch(`${other.url}/api/v1/app/kopi/stream`, {
      headers: { authorization: `Bearer ${await openSession()}` },
    });
    const ended = response.text().then(
      () => true,
      () => true,
    );
    await other.close();
    expect(await Promise.race([ended, delay(5_000, false, { ref: false })])).toBe(true);
  });
});
