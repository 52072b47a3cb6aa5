import { z } from "zod";

/**
 * The envelope of every list. `iterator` asks for the next page and `prevIterator` for the one before it;
 * both are null on an empty page. `done` is true when no further item follows.
 *
 * @example
 * const answer = listResponse(applicationOut).parse(await response.json());
 */
export function listResponse<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item).describe("The items of this page."),
    iterator: z.string().nullable().describe("Pass as `iterator` for the next page; null on an empty page."),
    prevIterator: z
      .string()
      .nullable()
      .describe("Pass as `iterator` for the page before; null on an empty page."),
    done: z.boolean().describe("True when nothing follows this page."),
  });
}

/**
 * A page of a list, as a type.
 *
 * @example
 * type Page = ListResponse<ApplicationOut>;
 */
export type ListResponse<Item> = {
  data: Item[];
  iterator: string | null;
  prevIterator: string | null;
  done: boolean;
};
