import { z } from "zod";
import { addTo, most, type Order } from "../shop/books.ts";
import { action, pick } from "./action.ts";
import { idField, numberField } from "./form-fields.ts";
import { orderOut, orderUpdated } from "./order-news.ts";

export const createOrder = action({
  input: z.object({ customerId: idField, productId: idField, quantity: numberField(1, 1_000) }),
  run: (scene, { customerId, productId, quantity }) => {
    const { books, newId } = scene;
    const customer = books.customers.find(({ id }) => id === customerId);
    const product = books.products.find(({ id }) => id === productId);
    if (!customer || !product) return { refusal: "This customer or product is gone: choose another." };
    const order: Order = {
      id: newId("ord"),
      customerId,
      productId,
      productName: product.name,
      quantity,
      price: product.price,
      status: "placed",
      isPicked: false,
    };
    addTo(books.orders, order, most.orders);
    return {
      about: `${quantity} × ${product.name} for ${customer.name}`,
      announcements: [
        {
          eventType: "order.created",
          eventId: `${order.id}.created`,
          payload: { type: "order.created", order: orderOut(order, scene) },
        },
        orderUpdated(order, scene),
      ],
    };
  },
  sample: ({ books }, random) => {
    const customer = pick(books.customers, random);
    const product = pick(books.products, random);
    if (!customer || !product) return undefined;
    return { customerId: customer.id, productId: product.id, quantity: 1 + Math.floor(random() * 3) };
  },
});
