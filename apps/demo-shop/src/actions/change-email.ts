import { z } from "zod";
import { action, pick } from "./action.ts";
import { emailField, idField } from "./form-fields.ts";

export const changeEmail = action({
  input: z.object({ customerId: idField, email: emailField }),
  run: ({ books }, { customerId, email }) => {
    const customer = books.customers.find(({ id }) => id === customerId);
    if (!customer) return { refusal: "This customer is gone: choose another." };
    const { id, name, email: previousEmail } = customer;
    if (email === previousEmail) return { refusal: `${email} is the address already.` };
    customer.email = email;
    return {
      about: `${name}: ${email}`,
      announcements: [
        {
          eventType: "customer.email_changed",
          payload: { type: "customer.email_changed", customer: { id, name, email }, previousEmail },
        },
      ],
    };
  },
  sample: ({ books, merchant, newId }, random) => {
    const customer = pick(books.customers, random);
    return customer && { customerId: customer.id, email: `${newId("new").slice(4)}@${merchant.id}.example` };
  },
});
