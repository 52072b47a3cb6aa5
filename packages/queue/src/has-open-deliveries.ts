import type pg from "pg";
import type { IdRange } from "./id-range.ts";

/** Whether anything of the messages in a range is open. */
export async function hasOpenDeliveries(pool: pg.Pool, range: IdRange): Promise<boolean> {
  const { rowCount } = await pool.query(
    "select from delivery_queue where message_id >= $1 and message_id < $2 limit 1",
    [range.from, range.to],
  );
  return (rowCount ?? 0) > 0;
}
