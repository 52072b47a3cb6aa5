import type pg from "pg";
import { int2Array, int4Array, textArray } from "./binary-array.ts";
import type { ClaimedDelivery } from "./claim.ts";

/**
 * Returns deliveries unsent: due at once, or after a time, no attempt counted. For a shutdown, for a sender whose
 * lease has too little time left, and for what cannot be sent now. A lease that was taken over meanwhile is left alone.
 */
export async function giveBack(
  pool: pg.Pool,
  deliveries: readonly ClaimedDelivery[],
  afterMs = 0,
): Promise<void> {
  if (deliveries.length === 0) return;
  await pool.query(
    `update delivery_queue q set due_at = now() + make_interval(secs => $5::float8 / 1000), is_leased = false, holds_slot = false
       from unnest($1::text[], $2::text[], $3::int2[], $4::int4[]) as i (message_id, endpoint_id, trigger, lease_number)
      where q.message_id = i.message_id and q.endpoint_id = i.endpoint_id and q.trigger = i.trigger
        and q.lease_number = i.lease_number and q.is_leased`,
    [
      textArray(deliveries.map((delivery) => delivery.messageId)),
      textArray(deliveries.map((delivery) => delivery.endpointId)),
      int2Array(deliveries.map((delivery) => delivery.trigger)),
      int4Array(deliveries.map((delivery) => delivery.leaseNumber)),
      afterMs,
    ],
  );
}
