import type pg from "pg";

const atOnce = 100;

/**
 * Endpoints under an incident that have failed for so many days with no success between, the last time at their
 * end: silence proves nothing. Only where endpoint or environment let them be disabled for it.
 */
export async function findFailingEndpoints(pool: pg.Pool, days: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(statement, [days]);
  return rows.map((row) => row.id);
}

const statement = `
select e.id
  from incidents i
  join endpoint_health h on h.endpoint_id = i.endpoint_id
  join endpoints e on e.id = i.endpoint_id
  join environments v on v.id = i.environment_id
 where i.recovered_at is null and h.last_failure_at - h.first_failure_at >= make_interval(days => $1)
   and e.disabled_at is null and e.deleted_at is null and coalesce(e.disable_on_failure, v.disable_on_failure)
 order by e.id
 limit ${atOnce}`;
