import { z } from "zod";
import { addTo, type Customer, most } from "../shop/books.ts";
import { action, pick } from "./action.ts";
import { emailField, nameField } from "./form-fields.ts";

export const createCustomer = action({
  input: z.object({ name: nameField, email: emailField }),
  run: ({ books, newId }, { name, email }) => {
    const customer: Customer = { id: newId("cus"), name, email, plan: null };
    addTo(books.customers, customer, most.customers);
    return {
      about: name,
      announcements: [
        {
          eventType: "customer.created",
          eventId: `${customer.id}.created`,
          payload: { type: "customer.created", customer: { id: customer.id, name, email } },
        },
      ],
    };
  },
  sample: ({ merchant, newId }, random) => ({
    name: pick(names[merchant.id], random) ?? merchant.name,
    email: `${newId("new").slice(4)}@${merchant.id}.example`,
  }),
});

const names = {
  "kopi-kita": ["Citra Lestari", "Dewi Anggraini", "Eko Prasetyo", "Rina Kusuma"],
  "nha-hang-sen": ["Lê Thu Trang", "Phạm Quốc Bảo", "Đỗ Khánh Linh", "Vũ Đức Anh"],
  pelmennaya: ["Мария Иванова", "Сергей Попов", "Анна Волкова", "Дмитрий Лебедев"],
};
