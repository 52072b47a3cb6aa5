import type pg from "pg";
import type { Ending } from "./end-open-deliveries.ts";

export type ClosedEndpoint = { endpointId: string; ending: Ending };

const atOnce = 100;

/**
 * Endpoints that were disabled or deleted within the last hour, themselves or their application, and still have
 * deliveries waiting: a sender held them then, and set them for a retry after. With how these deliveries end.
 */
export async function findClosedEndpoints(pool: pg.Pool): Promise<ClosedEndpoint[]> {
  const { rows } = await pool.query<{ id: string; is_deleted: boolean; is_application_deleted: boolean }>(
    statement,
  );
  return rows.map((row) => ({ endpointId: row.id, ending: endingOf(row) }));
}

function endingOf(row: { is_deleted: boolean; is_application_deleted: boolean }): Ending {
  if (row.is_application_deleted) return { state: "cancelled", reason: "application_deleted" };
  if (row.is_deleted) return { state: "cancelled", reason: "endpoint_deleted" };
  return { state: "exhausted", reason: "endpoint_disabled" };
}

const statement = `
select e.id, e.deleted_at is not null as is_deleted, a.deleted_at is not null as is_application_deleted
  from endpoints e
  join applications a on a.id = e.application_id
 where (e.disabled_at > now() - interval '1 hour' or e.deleted_at > now() - interval '1 hour'
        or a.deleted_at > now() - interval '1 hour')
   and exists (
     select from delivery_queue q
      where q.endpoint_id = e.id and (q.attempt_number > 0 or q.gate is not null)
        and q.trigger = 0 and (not q.is_leased or q.due_at <= now()))
 limit ${atOnce}`;
