import type { Announcement } from "../events.ts";
import type { Order } from "../shop/books.ts";
import type { Scene } from "./action.ts";

/** An order as the events and this shop's own API show it. */
export function orderOut(
  { id, customerId, status, productId, productName, quantity, price }: Order,
  scene: Scene,
) {
  return {
    id,
    customerId,
    status,
    lines: [{ productId, name: productName, quantity, price: String(price) }],
    total: String(price * quantity),
    currency: scene.merchant.currency,
  };
}

/** The thin event of every change of an order: which one, and where to ask. */
export function orderUpdated({ id, status }: Order, { apiUrl }: Scene): Announcement {
  return {
    eventType: "order.updated",
    eventId: `${id}.updated.${status}`,
    payload: { type: "order.updated", orderId: id, link: `${apiUrl}/api/orders/${id}` },
  };
}
