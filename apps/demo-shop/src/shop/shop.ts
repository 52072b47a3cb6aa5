import type { Scene } from "../actions/action.ts";
import type { ActionName } from "../actions/actions.ts";
import { act } from "../actions/actions.ts";
import { announce, type Client } from "./announce.ts";
import type { Books } from "./books.ts";
import type { Keeper } from "./keep-books.ts";
import type { Merchant } from "./merchant.ts";

export type Shop = {
  booksOf(merchant: Merchant): Books;
  sceneOf(merchant: Merchant): Scene;
  /** Does something and tells Posthorn; a text says why it could not be done. */
  do(merchant: Merchant, name: ActionName, form: unknown): Promise<string | undefined>;
  /** The books changed by other hands than an action's. */
  touch(): void;
};

type ShopDeps = {
  keeper: Keeper;
  posthorn: Client;
  /** Where this shop is; known once it listens. */
  hostUrl: () => string;
  now: () => Date;
  random: () => number;
};

export function openShop({ keeper, posthorn, hostUrl, now, random }: ShopDeps): Shop {
  const booksOf = (merchant: Merchant) => keeper.kept.books[merchant.id];
  const newId = (prefix: string) => `${prefix}_${letters(random)}`;
  const sceneOf = (merchant: Merchant) => ({ merchant, books: booksOf(merchant), apiUrl: hostUrl(), newId });
  return {
    booksOf,
    sceneOf,
    do: async (merchant, name, form) => {
      const outcome = act(name, sceneOf(merchant), form);
      if ("refusal" in outcome) return outcome.refusal;
      await announce(posthorn, merchant, booksOf(merchant), outcome, now());
      keeper.touch();
      return undefined;
    },
    touch: () => keeper.touch(),
  };
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ten of them: the file may be lost and begun anew, and an id must not come again. */
function letters(random: () => number): string {
  return Array.from({ length: 10 }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
}
