import type pg from "pg";
import type { IdRange } from "./id-range.ts";

/** How many deliveries of an endpoint are open, of the messages in a range. */
export async function countOpen(pool: pg.Pool, endpointId: string, range: IdRange): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from delivery_queue
      where endpoint_id = $1 and trigger = 0 and message_id >= $2 and message_id < $3`,
    [endpointId, range.from, range.to],
  );
  return rows[0]?.count ?? 0;
}
