import type pg from "pg";

/**
 * When the next attempt goes to each of some endpoints that something waits for: when the first of it is due, or
 * when the gate in front of it opens. One look into a small index for each.
 */
export async function findNextAttempts(
  pool: pg.Pool,
  endpointIds: readonly string[],
): Promise<Map<string, Date>> {
  if (endpointIds.length === 0) return new Map();
  const { rows } = await pool.query<{ endpointId: string; at: Date }>(statement, [endpointIds]);
  return new Map(rows.map((row) => [row.endpointId, row.at]));
}

const statement = `
select e.id as "endpointId", greatest(d.due_at, g.closed_until) as at
  from unnest($1::text[]) as e (id)
 cross join lateral (
   select due_at from delivery_queue
    where endpoint_id = e.id and (attempt_number > 0 or gate is not null)
    order by due_at
    limit 1) d
  left join gates g on g.owner_id = e.id`;
