import type pg from "pg";

/**
 * The messages that the tenants of one environment published under an event id, the newest first. Reads the key of
 * that event id alone, however many environments use it too.
 */
export async function findMessageIds(
  pool: pg.Pool,
  { eventId, environmentId }: { eventId: string; environmentId: string },
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select e.message_id as id
       from event_ids e join applications a on a.id = e.application_id
      where e.event_id = $1 and a.environment_id = $2 and a.kind = 'tenant'
      order by e.message_id desc limit $3`,
    [eventId, environmentId, limit],
  );
  return rows.map((row) => row.id);
}
