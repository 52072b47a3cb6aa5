/** A piece of time in a list of ids: from the one up to, not including, the other. Bounds the partitions read. */
export type IdRange = { from: string; to: string };

/** What a list statement reads: a range, the end it begins at, and how many rows. */
export type IdPage = IdRange & { isAscending: boolean; limit: number };

/**
 * How many rows one statement looks at before it gives up on a full page: a filter that hardly anything passes
 * must not read months. The caller goes on from `scannedTo`.
 */
export const scanLimit = 20_000;

/** Rows that pass, and where the scan stopped short of the range's end; null: it saw all of it. */
export type Scan<Row> = { rows: Row[]; scannedTo: string | null };

/** SQL: the direction of a page. */
export function directionOf(page: IdPage): "asc" | "desc" {
  return page.isAscending ? "asc" : "desc";
}
