import { z } from "zod";
import { action, pick } from "./action.ts";
import { nameField, numberField } from "./form-fields.ts";

export const checkInGuest = action({
  input: z.object({ name: nameField, people: numberField(1, 50), table: numberField(1, 1_000) }),
  run: ({ books, merchant }, { name, people, table: number }) => {
    const table = books.tables.find((each) => each.number === number);
    if (!table || table.guest !== null) return { refusal: `Table ${number} is taken: choose another.` };
    table.guest = name;
    return {
      about: `${name}, table ${number}`,
      announcements: [
        {
          eventType: "guest.checked_in",
          payload: {
            type: "guest.checked_in",
            guest: { name, people, table: number },
            greeting: `${greetings[merchant.id]}, ${name}`,
          },
        },
      ],
    };
  },
  sample: ({ books }, random) => {
    const table = pick(
      books.tables.filter(({ guest }) => guest === null),
      random,
    );
    const customer = pick(books.customers, random);
    return (
      table && customer && { name: customer.name, people: 1 + Math.floor(random() * 5), table: table.number }
    );
  },
});

const greetings = {
  "kopi-kita": "Selamat datang",
  "nha-hang-sen": "Xin chào",
  pelmennaya: "Добро пожаловать",
};
