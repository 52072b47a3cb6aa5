import type pg from "pg";
import { textArray } from "./binary-array.ts";

/**
 * Takes back out of the queue what a recovery put there while a resend of it succeeded: the recovery's row was not
 * committed when the outcome's statement began, and is to the next. History keeps the success.
 */
export async function endOvertaken(
  client: pg.Pool | pg.PoolClient,
  succeeded: readonly { messageId: string; endpointId: string }[],
): Promise<void> {
  if (succeeded.length === 0) return;
  await client.query(
    `delete from delivery_queue q
      using unnest($1::text[], $2::text[]) as i (message_id, endpoint_id), deliveries d
      where q.message_id = i.message_id and q.endpoint_id = i.endpoint_id and q.trigger = 0
        and d.message_id = i.message_id and d.endpoint_id = i.endpoint_id and d.state = 'succeeded'`,
    [
      textArray(succeeded.map((outcome) => outcome.messageId)),
      textArray(succeeded.map((outcome) => outcome.endpointId)),
    ],
  );
}
