import type pg from "pg";
import { textArray } from "./binary-array.ts";
import { type MessageRow, messageColumns } from "./find-messages.ts";

/** Messages by their ids, whichever of them are still there; reads the partitions between the first and the last. */
export async function findMessagesById(
  pool: pg.Pool,
  ids: readonly string[],
): Promise<Map<string, MessageRow>> {
  const sorted = [...new Set(ids)].sort();
  if (sorted.length === 0) return new Map();
  const { rows } = await pool.query<MessageRow>({
    text: statement,
    values: [textArray(sorted), sorted[0], sorted.at(-1)],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

const statement = `
select ${messageColumns("m")} from messages m where m.id = any($1::text[]) and m.id between $2 and $3`;
