import { z } from "zod";
import { addTo, most, type Product } from "../shop/books.ts";
import { action, pick } from "./action.ts";
import { nameField, numberField } from "./form-fields.ts";

export const createProduct = action({
  input: z.object({
    name: nameField,
    price: numberField(1, 1_000_000_000),
    stock: numberField(0, 1_000_000),
  }),
  run: ({ books, merchant, newId }, { name, price, stock }) => {
    const product: Product = { id: newId("prd"), name, price, stock };
    addTo(books.products, product, most.products);
    const { currency } = merchant;
    return {
      about: name,
      announcements: [
        {
          eventType: "product.created",
          eventId: `${product.id}.created`,
          payload: {
            type: "product.created",
            product: { id: product.id, name, price: String(price), currency, stock },
          },
        },
      ],
    };
  },
  sample: ({ merchant, books }, random) => ({
    name: `${pick(dishes[merchant.id], random)} ${Math.floor(random() * 90) + 10}`,
    price: books.products.at(-1)?.price ?? 100,
    stock: 60,
  }),
});

const dishes = {
  "kopi-kita": ["Kopi tubruk", "Roti bakar", "Es kopi"],
  "nha-hang-sen": ["Bánh xèo", "Gỏi cuốn", "Cơm tấm"],
  pelmennaya: ["Борщ", "Блины", "Солянка"],
};
