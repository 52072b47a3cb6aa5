import { z } from "zod";
import type { Merchant, MerchantId } from "./merchant.ts";

const customerShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  plan: z.enum(["month", "year"]).nullable(),
});

/** Prices are whole rupiah, đồng and roubles. */
const productShape = z.object({ id: z.string(), name: z.string(), price: z.int(), stock: z.int() });

const orderShape = z.object({
  id: z.string(),
  customerId: z.string(),
  productId: z.string(),
  productName: z.string(),
  quantity: z.int(),
  price: z.int(),
  status: z.enum(["placed", "approved", "paid"]),
  /** The warehouse took its goods from stock. */
  isPicked: z.boolean(),
});

const tableShape = z.object({ number: z.int(), guest: z.string().nullable() });

/** A message that the shop published, or failed to. */
const publishedShape = z.object({
  at: z.iso.datetime(),
  eventType: z.string(),
  about: z.string(),
  outcome: z.union([z.object({ messageId: z.string() }), z.object({ error: z.string() })]),
});

/** What a merchant keeps in this shop, the newest first. */
export const booksShape = z.object({
  customers: z.array(customerShape),
  products: z.array(productShape),
  orders: z.array(orderShape),
  tables: z.array(tableShape),
  published: z.array(publishedShape),
  /** What the merchant's systems show when they ask this shop. */
  apiToken: z.string().min(1),
});

export type Customer = z.output<typeof customerShape>;
export type Product = z.output<typeof productShape>;
export type Order = z.output<typeof orderShape>;
export type Published = z.output<typeof publishedShape>;
export type Books = z.output<typeof booksShape>;
export type AllBooks = Record<MerchantId, Books>;

/** It is a demo that may run for days: the oldest goes. */
export const most = { customers: 100, products: 50, orders: 100, published: 100 } as const;

/** Adds to the front of a list that has an end. */
export function addTo<Item>(list: Item[], item: Item, longest: number): void {
  list.unshift(item);
  list.splice(longest);
}

/** How a merchant's books look on the first day. */
export function openBooks(merchant: Merchant, apiToken: string): Books {
  const { customers, products } = firstDay[merchant.id];
  return {
    customers: customers.map(([name, email], index) => ({ id: `cus_${index + 1}`, name, email, plan: null })),
    products: products.map(([name, price], index) => ({ id: `prd_${index + 1}`, name, price, stock: 120 })),
    orders: [],
    tables: [1, 2, 3, 4, 5, 6].map((number) => ({ number, guest: null })),
    published: [],
    apiToken,
  };
}

type FirstDay = { customers: [name: string, email: string][]; products: [name: string, price: number][] };

const firstDay: Record<MerchantId, FirstDay> = {
  "kopi-kita": {
    customers: [
      ["Ana Wijaya", "ana@kopi.example"],
      ["Budi Santoso", "budi@kopi.example"],
    ],
    products: [
      ["Kopi susu", 28_000],
      ["Es teh", 12_000],
      ["Pisang goreng", 18_000],
    ],
  },
  "nha-hang-sen": {
    customers: [
      ["Nguyễn Thị Hoa", "hoa@sen.example"],
      ["Trần Văn Minh", "minh@sen.example"],
    ],
    products: [
      ["Phở bò", 65_000],
      ["Bún chả", 60_000],
      ["Chè sen", 30_000],
    ],
  },
  pelmennaya: {
    customers: [
      ["Ольга Смирнова", "olga@pelmeni.example"],
      ["Иван Кузнецов", "ivan@pelmeni.example"],
    ],
    products: [
      ["Пельмени", 420],
      ["Вареники", 380],
      ["Морс", 150],
    ],
  },
};
