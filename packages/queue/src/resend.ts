import type pg from "pg";
import { firstLease } from "./first-lease.ts";

/**
 * Queues one manual attempt of a delivery, due now and past every gate. While one is open a second asks for
 * nothing new. The open delivery, if there is one, keeps its own row and schedule.
 * False: so many are open at the endpoint already; requests at one time may go a few beyond it.
 */
export async function resend(
  pool: pg.Pool,
  delivery: { messageId: string; endpointId: string; applicationId: string },
  maxOpen: number,
): Promise<boolean> {
  const { rows } = await pool.query<{ hasRoom: boolean }>(statement, [
    delivery.messageId,
    delivery.endpointId,
    delivery.applicationId,
    maxOpen,
  ]);
  return rows[0]?.hasRoom === true;
}

const statement = `
with open as (
  select count(*) as count from (select from delivery_queue where endpoint_id = $2 and trigger = 1 limit $4) o
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, lease_number)
  select $1, $2, 1, $3, now(), ${firstLease} from open where count < $4
  on conflict do nothing
)
select count < $4 as "hasRoom" from open`;
