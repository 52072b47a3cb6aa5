import type pg from "pg";

export type Waiting = {
  endpointId: string;
  count: number;
  /** When the first of them is tried next, or its gate opens; null while it is under way. */
  nextAttemptAt: Date | null;
};

/** What waits at each endpoint for its next attempt or behind a gate; from their own small index. */
export async function findWaiting(
  pool: pg.Pool,
  endpointIds: readonly string[],
): Promise<Map<string, Waiting>> {
  if (endpointIds.length === 0) return new Map();
  const { rows } = await pool.query<Waiting>(
    `select q.endpoint_id as "endpointId", count(*)::int as count,
            min(greatest(q.due_at, g.closed_until)) filter (where not q.is_leased) as "nextAttemptAt"
       from delivery_queue q
       left join gates g on g.owner_id = q.gate
      where q.endpoint_id = any($1) and (q.attempt_number > 0 or q.gate is not null) and q.trigger = 0
      group by q.endpoint_id`,
    [endpointIds],
  );
  return new Map(rows.map((row) => [row.endpointId, row]));
}
