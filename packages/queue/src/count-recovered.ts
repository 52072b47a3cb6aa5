import type pg from "pg";

/**
 * How many recovered deliveries of an endpoint wait for a sender now, counted up to `atMost`: those of all
 * endpoints where no gate is in front, and those parked behind its own gates.
 */
export async function countRecovered(
  client: pg.PoolClient,
  endpoint: { endpointId: string; applicationId: string },
  atMost: number,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from (
       (select 1 from delivery_queue where gate is null and priority = 1 and due_at <= now() limit $3)
        union all
       (select 1 from delivery_queue where gate in ($1, $2) and priority = 1 and due_at <= now() limit $3)) w`,
    [endpoint.endpointId, endpoint.applicationId, atMost],
  );
  return rows[0]?.count ?? 0;
}
