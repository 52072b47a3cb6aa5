import { z } from "zod";
import { action, pick } from "./action.ts";
import { idField, numberField } from "./form-fields.ts";

export const abandonCart = action({
  input: z.object({ customerId: idField, productId: idField, quantity: numberField(1, 1_000).default(1) }),
  run: ({ books }, { customerId, productId, quantity }) => {
    const customer = books.customers.find(({ id }) => id === customerId);
    const product = books.products.find(({ id }) => id === productId);
    if (!customer || !product) return { refusal: "This customer or product is gone: choose another." };
    return {
      about: `${customer.name}, ${product.name}`,
      announcements: [
        {
          eventType: "cart.abandoned",
          payload: { type: "cart.abandoned", customerId, productId, productName: product.name, quantity },
        },
      ],
    };
  },
  sample: ({ books }, random) => {
    const customer = pick(books.customers, random);
    const product = pick(books.products, random);
    return customer && product && { customerId: customer.id, productId: product.id };
  },
});
