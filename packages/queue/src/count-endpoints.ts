import type pg from "pg";

export type EndpointCounts = { total: number; disabled: number; failing: number };

/** How many endpoints each of some applications has, and how many of them are off or under an incident. */
export async function countEndpoints(
  pool: pg.Pool,
  applicationIds: readonly string[],
): Promise<Map<string, EndpointCounts>> {
  if (applicationIds.length === 0) return new Map();
  const { rows } = await pool.query<EndpointCounts & { applicationId: string }>(statement, [applicationIds]);
  return new Map(rows.map(({ applicationId, ...counts }) => [applicationId, counts]));
}

const statement = `
select e.application_id as "applicationId", count(*)::int as total,
       count(*) filter (where e.disabled_at is not null)::int as disabled,
       count(*) filter (where e.disabled_at is null and i.id is not null)::int as failing
  from endpoints e
  left join incidents i on i.endpoint_id = e.id and i.recovered_at is null
 where e.application_id = any($1) and e.deleted_at is null
 group by e.application_id`;
