import type pg from "pg";
import { firstLease } from "./first-lease.ts";

/**
 * Queues one manual attempt of a delivery, due now and past every gate. While one is open a second asks for
 * nothing new. The open delivery, if there is one, keeps its own row and schedule.
 */
export async function resend(
  pool: pg.Pool,
  delivery: { messageId: string; endpointId: string; applicationId: string },
): Promise<void> {
  await pool.query(
    `insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, lease_number)
     values ($1, $2, 1, $3, now(), ${firstLease})
     on conflict do nothing`,
    [delivery.messageId, delivery.endpointId, delivery.applicationId],
  );
}
