import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { events } from "../events.ts";
import { most, openBooks } from "../shop/books.ts";
import { merchants } from "../shop/merchant.ts";
import type { Outcome, Scene } from "./action.ts";
import { act, actionNames, actions } from "./actions.ts";

function scene(merchant = merchants[0]): Scene {
  const newId = (prefix: string) => `${prefix}_${randomBytes(5).toString("hex")}`;
  return { merchant, books: openBooks(merchant, "shop_token"), apiUrl: "http://127.0.0.1:3100", newId };
}

function told(outcome: Outcome) {
  if ("refusal" in outcome) throw new Error(outcome.refusal);
  return outcome.announcements;
}

describe("an action", () => {
  it("tells of every event type that is declared, with payloads that fit", () => {
    const seen = new Set<string>();
    const shop = scene();
    let seed = 1;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 3; round++) {
      for (const name of actionNames) {
        const form = actions[name].sample(shop, random);
        if (form === undefined) continue;
        for (const { eventType, payload } of told(act(name, shop, form))) {
          seen.add(eventType);
          expect(events[eventType].schema.safeParse(payload).error).toBeUndefined();
        }
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(events).sort());
  });

  it.each(actionNames)("%s refuses an empty form, and one that is hostile, and changes nothing", (name) => {
    const shop = scene();
    const before = structuredClone(shop.books);
    const hostile = Object.fromEntries(
      [
        "name",
        "email",
        "customerId",
        "productId",
        "orderId",
        "quantity",
        "price",
        "stock",
        "people",
        "table",
        "plan",
      ].map((field) => [field, `<script>${"x".repeat(10_000)}`]),
    );
    for (const form of [{}, undefined, "text", hostile, { __proto__: { name: "x" } }]) {
      expect(act(name, shop, form)).toHaveProperty("refusal");
    }
    expect(shop.books).toEqual(before);
  });

  it("leads an order from placed to paid, and tells each step once", () => {
    const shop = scene();
    const [created, updated] = told(
      act("create-order", shop, { customerId: "cus_1", productId: "prd_1", quantity: "2" }),
    );
    expect(created).toMatchObject({
      eventType: "order.created",
      payload: { order: { total: "56000", currency: "IDR" } },
    });
    const orderId = shop.books.orders[0]?.id;
    expect(updated?.payload).toEqual({
      type: "order.updated",
      orderId,
      link: `http://127.0.0.1:3100/api/orders/${orderId}`,
    });
    expect(act("take-payment", shop, { orderId })).toHaveProperty("refusal");
    expect(told(act("approve-order", shop, { orderId })).map(({ eventId }) => eventId)).toEqual([
      `${orderId}.approved`,
      `${orderId}.updated.approved`,
    ]);
    expect(act("approve-order", shop, { orderId })).toHaveProperty("refusal");
    expect(told(act("take-payment", shop, { orderId }))[0]?.payload).toMatchObject({ amount: "56000" });
    expect(act("take-payment", shop, { orderId })).toHaveProperty("refusal");
  });

  it("seats one party at a table until it is freed", () => {
    const shop = scene();
    const form = { name: "Hoa", people: "4", table: "3" };
    expect(told(act("check-in-guest", shop, form))).toHaveLength(1);
    expect(act("check-in-guest", shop, form)).toEqual({ refusal: "Table 3 is taken: choose another." });
    expect(told(act("free-table", shop, { table: "3" }))).toHaveLength(1);
    expect(act("free-table", shop, { table: "3" })).toHaveProperty("refusal");
  });

  it("lets the oldest go, so that days of traffic fit", () => {
    const shop = scene();
    for (let count = 0; count < most.customers + 10; count++) {
      act("create-customer", shop, { name: `Customer ${count}`, email: "a@b.example" });
    }
    expect(shop.books.customers).toHaveLength(most.customers);
    expect(shop.books.customers[0]?.name).toBe(`Customer ${most.customers + 9}`);
  });
});
