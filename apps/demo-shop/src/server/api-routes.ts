import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { orderOut } from "../actions/order-news.ts";
import type { Demo } from "../demo.ts";
import { type Merchant, merchants } from "../shop/merchant.ts";

type IdPath = { Params: { id: string } };

const stockChange = z.object({ orderId: z.string().max(64), change: z.int().min(-1_000).max(1_000) });

/** The host's own API, which a thin event leads to: an order as it stands, and the stock. */
export function apiRoutes(server: FastifyInstance, demo: Demo): void {
  server.get<IdPath>("/orders/:id", async (request, reply) => {
    const merchant = callerOf(request, demo);
    if (!merchant) return refuse(reply, 401, "Send the API token of the merchant.");
    const scene = demo.shop.sceneOf(merchant);
    const order = scene.books.orders.find(({ id }) => id === request.params.id);
    return order ? orderOut(order, scene) : refuse(reply, 404, "There is no such order.");
  });

  server.post<IdPath>("/products/:id/stock", async (request, reply) => {
    const merchant = callerOf(request, demo);
    if (!merchant) return refuse(reply, 401, "Send the API token of the merchant.");
    const read = stockChange.safeParse(request.body);
    if (!read.success) return refuse(reply, 422, "Send orderId and change, a whole number.");
    const { orders, products } = demo.shop.booksOf(merchant);
    const product = products.find(({ id }) => id === request.params.id);
    const order = orders.find(
      ({ id, productId }) => id === read.data.orderId && productId === request.params.id,
    );
    if (!product || !order) return refuse(reply, 404, "There is no such product or order.");
    // A delivery may come twice: an order is picked once.
    if (!order.isPicked) {
      product.stock = Math.max(0, product.stock + read.data.change);
      order.isPicked = true;
      demo.shop.touch();
    }
    return { productId: product.id, stock: product.stock };
  });
}

/** Whose token it is; compared by hash, in a time that tells nothing. */
function callerOf({ headers }: FastifyRequest, demo: Demo): Merchant | undefined {
  const token = /^Bearer (.{1,200})$/.exec(headers.authorization ?? "")?.[1] ?? "";
  return merchants.find((merchant) =>
    timingSafeEqual(hash(token), hash(demo.shop.booksOf(merchant).apiToken)),
  );
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function refuse(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply.code(status).send({ detail });
}
