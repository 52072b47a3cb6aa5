import type { ListResponse } from "@posthorn/contract";
import type { IdPage, IdRange, Scan } from "@posthorn/queue";
import { countFitting } from "./page-bytes.ts";

export type ScanOptions<Row, Item> = {
  page: { limit: number; iterator?: string | undefined };
  order: "ascending" | "descending";
  /** The ids of the whole list. */
  range: IdRange;
  /** Rows in the order asked for, and where their statement gave up, if it did. */
  read(page: IdPage): Promise<Scan<Row>>;
  /** The id that the list goes by. */
  keyOf(row: Row): string;
  /** Those that pass what the statement does not filter by; all, when absent. */
  keep?: ((rows: Row[]) => Promise<Row[]>) | undefined;
  /** The bytes that each row adds to the answer, where they are many; nothing is loaded to learn them. */
  sizesOf?: ((rows: Row[]) => Promise<number[]>) | undefined;
  /** One item a row, in the same order. */
  present(rows: Row[]): Promise<Item[]>;
};

/** How many times one page goes back for more rows when a filter lets hardly any pass. */
const maxRounds = 10;
const roundSize = 500;

/**
 * One page of a long list that is filtered as it is read. It answers as `listPage` does, but for one thing: a page
 * may come short of its limit, with `done` false, where its items are large; and even empty, where a filter lets so
 * little pass that it would have read without end. Its `iterator` goes on from there.
 */
export async function scanPage<Row, Item>(options: ScanOptions<Row, Item>): Promise<ListResponse<Item>> {
  const { page, keyOf } = options;
  const isBackward = page.iterator?.startsWith("-") === true;
  const isAscending = (options.order === "ascending") !== isBackward;
  const range = beyond(options.range, page.iterator?.replace(/^-/, ""), isAscending);
  const { rows, scannedTo } = await gather(options, range, isAscending);
  const candidates = rows.slice(0, page.limit);
  const sizes = await options.sizesOf?.(candidates);
  const shown = sizes ? candidates.slice(0, countFitting(sizes)) : candidates;
  const isFull = rows.length > shown.length;
  if (isBackward) shown.reverse();
  const reached = isFull ? null : scannedTo;
  const [first, last] = [shown[0], shown.at(-1)].map((row) => (row === undefined ? null : keyOf(row)));
  const start = (isBackward ? reached : null) ?? first ?? null;
  return {
    data: await options.present(shown),
    iterator: (isBackward ? null : reached) ?? last ?? null,
    prevIterator: start === null ? null : `-${start}`,
    done: !isFull && scannedTo === null,
  };
}

async function gather<Row, Item>(
  options: ScanOptions<Row, Item>,
  whole: IdRange,
  isAscending: boolean,
): Promise<Scan<Row>> {
  const wanted = options.page.limit + 1;
  if (!options.keep) return await options.read({ ...whole, isAscending, limit: wanted });
  const kept: Row[] = [];
  let range = whole;
  let reached: string | null = null;
  for (let round = 0; round < maxRounds; round++) {
    const { rows, scannedTo } = await options.read({ ...range, isAscending, limit: roundSize });
    kept.push(...(await options.keep(rows)));
    if (kept.length >= wanted) return { rows: kept.slice(0, wanted), scannedTo: null };
    const last = rows.at(-1);
    reached = scannedTo ?? (rows.length === roundSize && last !== undefined ? options.keyOf(last) : null);
    if (reached === null) break;
    range = beyond(range, reached, isAscending);
  }
  return { rows: kept, scannedTo: reached };
}

// In the C collation an id with one more character lies between that id and the next.
function beyond({ from, to }: IdRange, id: string | undefined, isAscending: boolean): IdRange {
  if (id === undefined) return { from, to };
  if (isAscending) return { from: from > id ? from : `${id}0`, to };
  return { from, to: to < id ? to : id };
}
