import type pg from "pg";
import { textArray } from "./binary-array.ts";

export type DeliverySummary = {
  messageId: string;
  /** Not tried yet, or under way for the first time. */
  waiting: number;
  /** Failed at least once and not ended. */
  retrying: number;
  succeeded: number;
  exhausted: number;
  cancelled: number;
  nextAttemptAt: Date | null;
};

/** How the deliveries of messages stand, counted by state; a message without deliveries is not there. */
export async function summarizeDeliveries(
  pool: pg.Pool,
  messageIds: readonly string[],
): Promise<Map<string, DeliverySummary>> {
  const sorted = [...messageIds].sort();
  if (sorted.length === 0) return new Map();
  const { rows } = await pool.query<DeliverySummary>({
    text: statement,
    values: [textArray(sorted), sorted[0], sorted.at(-1)],
  });
  return new Map(rows.map((row) => [row.messageId, row]));
}

const statement = `
select message_id as "messageId",
       count(*) filter (where state = 'waiting')::int as waiting,
       count(*) filter (where state = 'retrying')::int as retrying,
       count(*) filter (where state = 'succeeded')::int as succeeded,
       count(*) filter (where state = 'exhausted')::int as exhausted,
       count(*) filter (where state = 'cancelled')::int as cancelled,
       min(due_at) as "nextAttemptAt"
  from (
    select message_id, case when attempt_number = 0 then 'waiting' else 'retrying' end as state,
           case when not is_leased then due_at end as due_at
      from delivery_queue
     where message_id = any($1::text[]) and message_id between $2 and $3 and trigger = 0
     union all
    select message_id, state, null from deliveries
     where message_id = any($1::text[]) and message_id between $2 and $3
  ) d
 group by message_id`;
