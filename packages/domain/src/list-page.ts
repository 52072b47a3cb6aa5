import type { ListResponse, Order } from "@posthorn/contract";
import { countFitting } from "./page-bytes.ts";

export type PageInput = { limit: number; iterator?: string | undefined; order: Order };

/** The part of a list to read: what lies beyond `after`, in `direction`, one row more than the page holds. */
export type Slice = {
  after: { gt: string } | { lt: string } | undefined;
  direction: "asc" | "desc";
  take: number;
};

export type ListOptions<Row, Item> = {
  read(slice: Slice): Promise<Row[]>;
  /** The id, or name, that the list is ordered by. */
  keyOf(row: Row): string;
  /** The bytes that a row adds to the answer, where they are many: then `read` may stop behind a full page. */
  sizeOf?: ((row: Row) => number) | undefined;
  toItem(row: Row): Item;
};

/**
 * One page of a list. An iterator is the key that the page before ended with; after a `-` it leads back, and then
 * `done` says that nothing comes before. Keys never change, so a row that is added or deleted meanwhile moves no other.
 * Where its items are large a page comes short of its limit, with `done` false.
 */
export async function listPage<Row, Item>(
  page: PageInput,
  { read, keyOf, sizeOf, toItem }: ListOptions<Row, Item>,
): Promise<ListResponse<Item>> {
  const isBackward = page.iterator?.startsWith("-") === true;
  const key = isBackward ? page.iterator?.slice(1) : page.iterator;
  const isRising = (page.order === "ascending") !== isBackward;
  const rows = await read({
    after: key === undefined ? undefined : isRising ? { gt: key } : { lt: key },
    direction: isRising ? "asc" : "desc",
    take: page.limit + 1,
  });
  const candidates = rows.slice(0, page.limit);
  const shown = sizeOf ? candidates.slice(0, countFitting(candidates.map(sizeOf))) : candidates;
  const done = rows.length <= shown.length;
  if (isBackward) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    data: shown.map(toItem),
    iterator: last === undefined ? null : keyOf(last),
    prevIterator: first === undefined ? null : `-${keyOf(first)}`,
    done,
  };
}
