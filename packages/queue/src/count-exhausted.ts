import type pg from "pg";
import type { IdRange } from "./id-range.ts";

/** How many deliveries a recovery of this range would look at. */
export async function countExhausted(
  client: pg.Pool | pg.PoolClient,
  endpointId: string,
  range: IdRange,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from deliveries
      where endpoint_id = $1 and state = 'exhausted' and message_id >= $2 and message_id < $3`,
    [endpointId, range.from, range.to],
  );
  return rows[0]?.count ?? 0;
}
