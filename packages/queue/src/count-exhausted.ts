import type pg from "pg";
import type { IdRange } from "./id-range.ts";

/** How many deliveries a recovery of this range would look at, counted up to `atMost`; null: all. */
export async function countExhausted(
  client: pg.Pool | pg.PoolClient,
  endpointId: string,
  range: IdRange,
  atMost: number | null = null,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from (
       select from deliveries
        where endpoint_id = $1 and state = 'exhausted' and message_id >= $2 and message_id < $3 limit $4) d`,
    [endpointId, range.from, range.to, atMost],
  );
  return rows[0]?.count ?? 0;
}
