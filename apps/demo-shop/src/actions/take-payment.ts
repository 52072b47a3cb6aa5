import { z } from "zod";
import { action } from "./action.ts";
import { idField } from "./form-fields.ts";
import { orderUpdated } from "./order-news.ts";

export const takePayment = action({
  input: z.object({ orderId: idField }),
  run: (scene, { orderId }) => {
    const order = scene.books.orders.find(({ id }) => id === orderId);
    if (order?.status !== "approved") return { refusal: "Only an approved order can be paid." };
    order.status = "paid";
    const { currency } = scene.merchant;
    const amount = String(order.price * order.quantity);
    return {
      about: `${order.quantity} × ${order.productName}`,
      announcements: [
        {
          eventType: "payment.succeeded",
          eventId: `${order.id}.paid`,
          payload: { type: "payment.succeeded", orderId: order.id, amount, currency },
        },
        orderUpdated(order, scene),
      ],
    };
  },
  sample: ({ books }) => {
    const order = books.orders.findLast(({ status }) => status === "approved");
    return order && { orderId: order.id };
  },
});
