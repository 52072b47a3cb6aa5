import type { z } from "zod";
import type { Announcement } from "../events.ts";
import type { Books } from "../shop/books.ts";
import type { Merchant } from "../shop/merchant.ts";

/** Where an action happens. Time and chance come in here. */
export type Scene = {
  merchant: Merchant;
  books: Books;
  /** Where the merchant's systems ask for an order, without a trailing slash. */
  apiUrl: string;
  /** A new id, `ord_…`. */
  newId: (prefix: string) => string;
};

/** What came of it: what has to be told, and a line for the shop's own page; or why it cannot be done. */
export type Outcome = { announcements: Announcement[]; about: string } | { refusal: string };

/**
 * One thing that people do in the shop. `input` reads its form; `run` changes the books and says what has to be
 * told. The rule stands here alone: pages, routes and demo traffic only pass it on.
 */
export type Action<Input extends z.ZodType = z.ZodType> = {
  input: Input;
  run(scene: Scene, input: z.output<Input>): Outcome;
  /** An input that may come next, for demo traffic; undefined when there is nothing to do it to. */
  sample(scene: Scene, random: () => number): z.input<Input> | undefined;
};

/** Types one action: its input is known inside. */
export function action<Input extends z.ZodType>(definition: Action<Input>): Action<Input> {
  return definition;
}

export function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
