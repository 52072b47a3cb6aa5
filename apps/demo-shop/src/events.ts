import { type AnyPayloadOf, defineEvent, type MessageToPublish } from "@posthorn/sdk";
import { z } from "zod";

const id = z.string().max(64);
const name = z.string().max(200);
const amount = z.string().max(32);
const currency = z.enum(["IDR", "VND", "RUB"]);

const customer = z.object({ id, name, email: z.string().max(254) });
const line = z.object({ productId: id, name, quantity: z.int(), price: amount });
const order = z.object({
  id,
  customerId: id,
  status: z.enum(["placed", "approved", "paid"]),
  lines: z.array(line),
  total: amount,
  currency,
});

const example = {
  customer: { id: "cus_8k2j4n", name: "Ana Wijaya", email: "ana@kopi.example" },
  order: {
    id: "ord_5h3d9q",
    customerId: "cus_8k2j4n",
    status: "placed",
    lines: [{ productId: "prd_1c7m2x", name: "Kopi susu", quantity: 2, price: "28000" }],
    total: "56000",
    currency: "IDR",
  },
} as const;

const exampleOrder = { ...example.order, lines: [...example.order.lines] };

/** Everything that this shop tells its customers' systems. Each payload has its `type`, to be told apart by. */
export const events = {
  "customer.created": defineEvent({
    schema: z.object({ type: z.literal("customer.created"), customer }),
    description: "A customer was added.",
    group: "Customers",
    example: { type: "customer.created", customer: example.customer },
  }),
  "customer.email_changed": defineEvent({
    schema: z.object({
      type: z.literal("customer.email_changed"),
      customer,
      previousEmail: z.string().max(254),
    }),
    description: "A customer has another e-mail address.",
    group: "Customers",
    example: {
      type: "customer.email_changed",
      customer: example.customer,
      previousEmail: "ana@old.example",
    },
  }),
  "membership.paid": defineEvent({
    schema: z.object({
      type: z.literal("membership.paid"),
      customerId: id,
      plan: z.enum(["month", "year"]),
      amount,
      currency,
    }),
    description: "A customer paid for a membership.",
    group: "Customers",
    example: {
      type: "membership.paid",
      customerId: "cus_8k2j4n",
      plan: "year",
      amount: "900000",
      currency: "IDR",
    },
  }),
  "cart.abandoned": defineEvent({
    schema: z.object({
      type: z.literal("cart.abandoned"),
      customerId: id,
      productId: id,
      productName: name,
      quantity: z.int(),
    }),
    description: "A customer left with something in the cart.",
    group: "Customers",
    example: {
      type: "cart.abandoned",
      customerId: "cus_8k2j4n",
      productId: "prd_1c7m2x",
      productName: "Kopi susu",
      quantity: 2,
    },
  }),
  "product.created": defineEvent({
    schema: z.object({
      type: z.literal("product.created"),
      product: z.object({ id, name, price: amount, currency, stock: z.int() }),
    }),
    description: "A product was added.",
    group: "Products",
    example: {
      type: "product.created",
      product: { id: "prd_1c7m2x", name: "Kopi susu", price: "28000", currency: "IDR", stock: 120 },
    },
  }),
  "order.created": defineEvent({
    schema: z.object({ type: z.literal("order.created"), order }),
    description: "An order was placed.",
    group: "Orders",
    example: { type: "order.created", order: exampleOrder },
  }),
  "order.approved": defineEvent({
    schema: z.object({ type: z.literal("order.approved"), order }),
    description: "An order was approved.",
    group: "Orders",
    example: { type: "order.approved", order: { ...exampleOrder, status: "approved" } },
  }),
  "order.updated": defineEvent({
    schema: z.object({
      type: z.literal("order.updated"),
      orderId: id,
      link: z.string().max(2_048).describe("Where the order is, as it stands now: ask with your API token."),
    }),
    description: "An order changed. It says which one and no more: fetch it, so that late news is never old.",
    group: "Orders",
    example: {
      type: "order.updated",
      orderId: "ord_5h3d9q",
      link: "http://127.0.0.1:3100/api/orders/ord_5h3d9q",
    },
  }),
  "payment.succeeded": defineEvent({
    schema: z.object({ type: z.literal("payment.succeeded"), orderId: id, amount, currency }),
    description: "An order was paid.",
    group: "Orders",
    example: { type: "payment.succeeded", orderId: "ord_5h3d9q", amount: "56000", currency: "IDR" },
  }),
  "guest.checked_in": defineEvent({
    schema: z.object({
      type: z.literal("guest.checked_in"),
      guest: z.object({ name, people: z.int(), table: z.int() }),
      greeting: z.string().max(300),
    }),
    description: "Guests were shown to a table.",
    group: "Restaurant",
    example: {
      type: "guest.checked_in",
      guest: { name: "Nguyễn Thị Hoa", people: 4, table: 7 },
      greeting: "Welcome, Nguyễn Thị Hoa: table 7",
    },
  }),
  "table.freed": defineEvent({
    schema: z.object({ type: z.literal("table.freed"), table: z.int() }),
    description: "A table is free.",
    group: "Restaurant",
    example: { type: "table.freed", table: 7 },
  }),
} as const;

export type EventName = keyof typeof events;

/** What a receiver gets. */
export type Payload = AnyPayloadOf<typeof events>;

/** Something that happened and has to be told. */
export type Announcement = MessageToPublish<typeof events>;
