import { z } from "zod";
import { action } from "./action.ts";
import { idField } from "./form-fields.ts";
import { orderOut, orderUpdated } from "./order-news.ts";

export const approveOrder = action({
  input: z.object({ orderId: idField }),
  run: (scene, { orderId }) => {
    const order = scene.books.orders.find(({ id }) => id === orderId);
    if (order?.status !== "placed") return { refusal: "Only an order that was just placed can be approved." };
    order.status = "approved";
    return {
      about: `${order.quantity} × ${order.productName}`,
      announcements: [
        {
          eventType: "order.approved",
          eventId: `${order.id}.approved`,
          payload: { type: "order.approved", order: orderOut(order, scene) },
        },
        orderUpdated(order, scene),
      ],
    };
  },
  sample: ({ books }) => {
    const order = books.orders.findLast(({ status }) => status === "placed");
    return order && { orderId: order.id };
  },
});
