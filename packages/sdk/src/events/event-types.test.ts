import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { createPosthorn } from "../client/create-posthorn.ts";
import { rawJson } from "../publish/raw-json.ts";
import { defineEvent } from "./define-event.ts";
import type { AnyPayloadOf, EventsOf, PayloadOf } from "./event-declaration.ts";
import { type JsonSchemaPayload, jsonSchema } from "./json-schema.ts";

const order = z.object({
  type: z.literal("order.created"),
  order: z.object({ id: z.int(), note: z.string().optional() }),
});

const posthorn = createPosthorn({
  apiKey: "sk_test",
  serverUrl: "http://127.0.0.1:1",
  events: {
    "order.created": order,
    "order.approved": { schema: z.object({ orderId: z.int() }), description: "An order was approved." },
    "table.freed": {
      type: "object",
      required: ["table", "state"],
      properties: {
        table: { type: "integer" },
        state: { enum: ["free", "reserved"] },
        note: { type: ["string", "null"] },
        seats: {
          type: "array",
          items: { type: "object", required: ["n"], properties: { n: { type: "number" } } },
        },
      },
    },
    "guest.checked_in": {
      schema: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      group: "Guests",
    },
    "payment.succeeded": jsonSchema<{ amount: string }>({ $ref: "https://shop.example/payment.json" }),
  },
});
const to = { application: "customer-1042" };

/** Never called: what stands in it is checked by the compiler alone. */
async function compiles() {
  await posthorn.publish("order.created", { type: "order.created", order: { id: 1 } }, to);
  await posthorn.publish("order.approved", { orderId: 1 }, to);
  await posthorn.publish("table.freed", { table: 7, state: "free", note: null, seats: [{ n: 1 }] }, to);
  await posthorn.publish("guest.checked_in", { name: "Ana" }, to);
  await posthorn.publish("payment.succeeded", { amount: "1.10" }, { application: { id: "c", name: "C" } });
  await posthorn.publish("payment.succeeded", rawJson('{"amount":1.10}'), to);

  // @ts-expect-error no such event type
  await posthorn.publish("order.create", { type: "order.created", order: { id: 1 } }, to);
  // @ts-expect-error the id is a number
  await posthorn.publish("order.created", { type: "order.created", order: { id: "1" } }, to);
  // @ts-expect-error the order is missing
  await posthorn.publish("order.created", { type: "order.created" }, to);
  // @ts-expect-error no such field
  await posthorn.publish("order.approved", { orderId: 1, at: "now" }, to);
  // @ts-expect-error the payload of another event type
  await posthorn.publish("order.approved", { type: "order.created", order: { id: 1 } }, to);
  // @ts-expect-error JSON Schema: the table is a number
  await posthorn.publish("table.freed", { table: "7", state: "free" }, to);
  // @ts-expect-error JSON Schema: not in the enum
  await posthorn.publish("table.freed", { table: 7, state: "gone" }, to);
  // @ts-expect-error JSON Schema: required
  await posthorn.publish("table.freed", { state: "free" }, to);
  // @ts-expect-error JSON Schema: no such field
  await posthorn.publish("table.freed", { table: 7, state: "free", colour: "red" }, to);
  // @ts-expect-error JSON Schema within a definition
  await posthorn.publish("guest.checked_in", { name: 1 }, to);
  // @ts-expect-error the type that was given
  await posthorn.publish("payment.succeeded", { amount: 1 }, to);
  // @ts-expect-error for whom?
  await posthorn.publish("order.approved", { orderId: 1 }, {});

  await posthorn.publishMany([{ eventType: "order.approved", payload: { orderId: 1 } }], to);
  // @ts-expect-error the payload of another event type
  await posthorn.publishMany([{ eventType: "order.approved", payload: { name: "Ana" } }], to);
}

type OrderCreated = { id: number; lines: { sku: string }[]; parent?: OrderCreated };
interface EventTypes {
  "order.created": OrderCreated;
  "table.freed": unknown;
}
const typed = createPosthorn<EventsOf<EventTypes>>({ apiKey: "sk_test", serverUrl: "http://127.0.0.1:1" });

/** Never called either. */
async function compilesWithGivenTypes() {
  await typed.publish("order.created", { id: 1, lines: [{ sku: "a" }] }, to);
  await typed.publish("table.freed", { table: 7 }, to);
  await typed.publishMany([{ eventType: "order.created", payload: { id: 1, lines: [] } }], to);
  // @ts-expect-error no such event type
  await typed.publish("order.create", { id: 1, lines: [] }, to);
  // @ts-expect-error the sku is a string
  await typed.publish("order.created", { id: 1, lines: [{ sku: 1 }] }, to);
  // @ts-expect-error no such field
  await typed.publish("order.created", { id: 1, lines: [], note: "x" }, to);
}

describe("publish", () => {
  it("compiles only with a payload of the types that were given", () => {
    expectTypeOf(compilesWithGivenTypes).toBeFunction();
    expectTypeOf<PayloadOf<EventsOf<EventTypes>["order.created"]>>().toEqualTypeOf<OrderCreated>();
    expectTypeOf<PayloadOf<EventsOf<EventTypes>["table.freed"]>>().toEqualTypeOf<unknown>();
  });

  it("compiles only with a declared name and its payload", () => {
    expectTypeOf(compiles).toBeFunction();
    expectTypeOf(posthorn.publish<"order.approved">)
      .parameter(1)
      .exclude<object & { rawJson: string }>()
      .toEqualTypeOf<{
        orderId: number;
      }>();
  });

  it("takes any name and payload when no events are declared", () => {
    const open = createPosthorn({ apiKey: "sk_test", serverUrl: "http://127.0.0.1:1" });
    expectTypeOf(open.publish<string>)
      .parameter(0)
      .toEqualTypeOf<string>();
    expectTypeOf(open.publish<string>)
      .parameter(1)
      .toEqualTypeOf<unknown>();
  });
});

describe("the payload of a declaration", () => {
  it("is what goes into the schema, as that is what is sent", () => {
    expectTypeOf<PayloadOf<typeof order>>().toEqualTypeOf<z.input<typeof order>>();
    const counted = z.object({ count: z.string().transform(Number) });
    expectTypeOf<PayloadOf<{ schema: typeof counted }>>().toEqualTypeOf<{ count: string }>();
  });

  it("is read from the keywords of a JSON Schema", () => {
    expectTypeOf<JsonSchemaPayload<{ const: 1 }>>().toEqualTypeOf<1>();
    expectTypeOf<JsonSchemaPayload<{ anyOf: [{ type: "string" }, { type: "null" }] }>>().toEqualTypeOf<
      string | null
    >();
    expectTypeOf<JsonSchemaPayload<{ type: "array" }>>().toEqualTypeOf<unknown[]>();
    expectTypeOf<JsonSchemaPayload<{ type: "object" }>>().toEqualTypeOf<{ [key: string]: unknown }>();
    expectTypeOf<JsonSchemaPayload<{ $ref: "#" }>>().toEqualTypeOf<unknown>();
    expectTypeOf<
      JsonSchemaPayload<{
        type: "object";
        required: ["a"];
        properties: { a: { type: "boolean" }; b: { type: "null" } };
      }>
    >().toEqualTypeOf<{ a: boolean; b?: null }>();
  });

  it("is a union over all event types for a receiver", () => {
    type Payloads = AnyPayloadOf<{ a: z.ZodObject<{ a: z.ZodString }>; b: { const: "b" } }>;
    expectTypeOf<Payloads>().toEqualTypeOf<{ a: string } | "b">();
    expectTypeOf<AnyPayloadOf<Record<string, never>>>().toEqualTypeOf<unknown>();
  });
});

describe("defineEvent", () => {
  it("compiles only with an example that fits", () => {
    const fits = defineEvent({ schema: z.object({ id: z.int() }), example: { id: 1 } });
    expectTypeOf<PayloadOf<typeof fits>>().toEqualTypeOf<{ id: number }>();
    // @ts-expect-error the example's id is a number
    defineEvent({ schema: z.object({ id: z.int() }), example: { id: "1" } });
    defineEvent({
      schema: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
      // @ts-expect-error the example's id is a number
      example: { id: "1" },
    });
  });
});
