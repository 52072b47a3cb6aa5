import pg from "pg";
import type { IdRange } from "./id-range.ts";

/**
 * SQL: a text as part of the statement. The pool's generic plans know nothing of a parameter: of a range of ids they
 * expect a handful of rows, and read and sort all there are where they should stop at the limit.
 */
export function literal(text: string): string {
  return pg.escapeLiteral(text);
}

/** SQL: whether this column lies in a range. */
export function isWithin(column: string, { from, to }: IdRange): string {
  return `${column} >= ${literal(from)} and ${column} < ${literal(to)}`;
}
