import { z } from "zod";
import { action, pick } from "./action.ts";
import { numberField } from "./form-fields.ts";

export const freeTable = action({
  input: z.object({ table: numberField(1, 1_000) }),
  run: ({ books }, { table: number }) => {
    const table = books.tables.find((each) => each.number === number);
    if (!table || table.guest === null) return { refusal: `Table ${number} is free already.` };
    table.guest = null;
    return {
      about: `table ${number}`,
      announcements: [{ eventType: "table.freed", payload: { type: "table.freed", table: number } }],
    };
  },
  sample: ({ books }, random) => {
    const table = pick(
      books.tables.filter(({ guest }) => guest !== null),
      random,
    );
    return table && { table: table.number };
  },
});
