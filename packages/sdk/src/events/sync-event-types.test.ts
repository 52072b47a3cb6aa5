import { type Receiver, startReceiver } from "@posthorn/testing";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createPosthorn } from "../client/create-posthorn.ts";
import type { EventDeclarations } from "./event-declaration.ts";

type Kept = Record<string, unknown> & { name: string };
let kept: Map<string, Kept>;
let server: Receiver;

/** Keeps event types as the api does, in pages of one. */
beforeEach(async () => {
  kept = new Map();
  server = await startReceiver(({ method, path, text }, response) => {
    const url = new URL(path, "http://api");
    const name = decodeURIComponent(url.pathname.split("/")[4] ?? "");
    if (method === "GET") {
      const names = [...kept.keys()].sort().filter((each) => each > (url.searchParams.get("iterator") ?? ""));
      const data = names.slice(0, 1).map((each) => kept.get(each));
      const page = { data, iterator: names[0] ?? null, prevIterator: null, done: names.length <= 1 };
      response.writeHead(200).end(JSON.stringify(page));
    } else {
      const standing = method === "PATCH" ? kept.get(name) : {};
      kept.set(name, { ...standing, ...(JSON.parse(text) as object), name });
      response.writeHead(200).end(JSON.stringify(kept.get(name)));
    }
  });
});

afterEach(() => server.close());

function sync<const Events extends EventDeclarations>(events: Events) {
  return createPosthorn({ apiKey: "sk_test", serverUrl: server.url, events }).syncEventTypes();
}

const order = z.object({ order: z.object({ id: z.int(), total: z.string() }) });
const writes = () => server.received.filter(({ method }) => method !== "GET");

describe("syncEventTypes", () => {
  it("registers a zod schema as JSON Schema, with example, description and group", async () => {
    const example = { order: { id: 1042, total: "184000.00" } };
    const synced = await sync({
      "order.created": { schema: order, description: "An order was placed.", group: "Orders", example },
    });
    expect(synced).toEqual({ created: ["order.created"], updated: [], unchanged: [] });
    expect(kept.get("order.created")).toEqual({
      name: "order.created",
      description: "An order was placed.",
      groupName: "Orders",
      deprecated: false,
      schemas: {
        "1": expect.objectContaining({
          type: "object",
          required: ["order"],
          properties: { order: expect.objectContaining({ required: ["id", "total"] }) as unknown },
          examples: [example],
        }) as unknown,
      },
    });
  });

  it("registers a JSON Schema as it is", async () => {
    const schema = { type: "object", properties: { table: { type: "integer" } } } as const;
    await sync({ "table.freed": schema });
    expect(kept.get("table.freed")).toMatchObject({ description: "table.freed", schemas: { "1": schema } });
  });

  it("takes the JSON Schema from beside a schema whose library makes none", async () => {
    const schema = v.object({ table: v.number() });
    await expect(sync({ "table.freed": schema })).rejects.toMatchObject({ code: "unsupported_schema" });
    await sync({ "table.freed": { schema, jsonSchema: { type: "object" } } });
    expect(kept.get("table.freed")).toMatchObject({ schemas: { "1": { type: "object" } } });
  });

  it("refuses a schema that has no JSON Schema, by the event's name", async () => {
    await expect(sync({ "order.created": z.object({ at: z.date() }) })).rejects.toThrow(
      /^order\.created: zod/,
    );
  });

  it("writes nothing when nothing differs, though the server orders keys its own way", async () => {
    const events = {
      "order.created": order,
      "order.approved": order,
      "table.freed": { type: "object" },
    } as const;
    await sync(events);
    const reversed = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          )
        : value;
    for (const [name, fields] of kept) kept.set(name, reversed(fields) as Kept);
    const before = writes().length;
    expect(await sync(events)).toEqual({
      created: [],
      updated: [],
      unchanged: ["order.created", "order.approved", "table.freed"],
    });
    expect(writes()).toHaveLength(before);
  });

  it("changes what differs and leaves what it does not declare", async () => {
    kept.set("order.created", {
      name: "order.created",
      description: "old",
      featureFlags: ["beta"],
      archived: true,
    });
    kept.set("payment.failed", { name: "payment.failed", description: "by hand" });
    expect(await sync({ "order.created": order })).toEqual({
      created: [],
      updated: ["order.created"],
      unchanged: [],
    });
    expect(kept.get("order.created")).toMatchObject({
      description: "order.created",
      featureFlags: ["beta"],
      archived: true,
    });
    expect(kept.get("payment.failed")).toEqual({ name: "payment.failed", description: "by hand" });
  });

  it("refuses an example that its own schema refuses, before it writes anything", async () => {
    const wrong = { "a.fits": order, "order.created": { schema: order, example: { order: { id: "x" } } } };
    await expect(sync(wrong)).rejects.toThrow(
      /^The example of order\.created does not fit\. payload\.order\.id/,
    );
    expect(server.received).toHaveLength(0);
  });
});
