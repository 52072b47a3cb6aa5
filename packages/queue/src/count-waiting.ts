import type pg from "pg";

/** How many deliveries of each endpoint wait for their next attempt or behind a gate; from their own small index. */
export async function countWaiting(
  pool: pg.Pool,
  endpointIds: readonly string[],
): Promise<Map<string, number>> {
  if (endpointIds.length === 0) return new Map();
  const { rows } = await pool.query<{ endpoint_id: string; count: number }>(
    `select endpoint_id, count(*)::int as count from delivery_queue
      where endpoint_id = any($1) and (attempt_number > 0 or gate is not null) and trigger = 0
      group by endpoint_id`,
    [endpointIds],
  );
  return new Map(rows.map((row) => [row.endpoint_id, row.count]));
}
