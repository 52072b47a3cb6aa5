import { z } from "zod";
import { action, pick } from "./action.ts";
import { idField } from "./form-fields.ts";

const plans = ["month", "year"] as const;

export const payMembership = action({
  input: z.object({ customerId: idField, plan: z.enum(plans) }),
  run: ({ books, merchant }, { customerId, plan }) => {
    const customer = books.customers.find(({ id }) => id === customerId);
    if (!customer) return { refusal: "This customer is gone: choose another." };
    customer.plan = plan;
    const amount = String(prices[merchant.currency] * (plan === "year" ? 10 : 1));
    return {
      about: `${customer.name}, ${plan}`,
      announcements: [
        {
          eventType: "membership.paid",
          payload: { type: "membership.paid", customerId, plan, amount, currency: merchant.currency },
        },
      ],
    };
  },
  sample: ({ books }, random) => {
    const customer = pick(books.customers, random);
    return customer && { customerId: customer.id, plan: pick(plans, random) ?? "month" };
  },
});

const prices = { IDR: 90_000, VND: 150_000, RUB: 590 };
