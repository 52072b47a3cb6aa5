import type pg from "pg";
import { isLimiting } from "./gate-condition.ts";
import type { IdRange } from "./id-range.ts";
import { isWithin } from "./literal.ts";
import { missedMessages } from "./missed-messages.ts";

export type ReplayedBatch = {
  replayed: number;
  /** The last message that was looked at; null: nothing is left in the range. */
  lastMessageId: string | null;
};

/** Messages that one batch looks at: few of them may be missed. */
const scanLimit = 2_000;

/**
 * Queues the next messages that an endpoint never had a delivery of, in order of message: behind all live
 * deliveries, parked if a gate limits. The caller's transaction saves its cursor with it. A delivery that another
 * transaction queues meanwhile stands, and is not queued twice.
 */
export async function replayDeliveries(
  client: pg.PoolClient,
  endpoint: { endpointId: string; applicationId: string },
  range: IdRange,
  limit: number,
): Promise<ReplayedBatch> {
  const { rows } = await client.query<ReplayedBatch>(statementFor(range), [
    endpoint.endpointId,
    endpoint.applicationId,
    limit,
    scanLimit,
  ]);
  return rows[0] ?? { replayed: 0, lastMessageId: null };
}

const statementFor = (range: IdRange) => `
with ${missedMessages(range)},
gate as materialized (
  select owner_id from gates g where g.owner_id in ($1, $2) and ${isLimiting("g")}
   order by g.owner_id = $1 desc limit 1
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, priority, gate)
  select id, $1, 0, $2, now(), 1, (select owner_id from gate) from missed order by id
  on conflict do nothing
  returning message_id
),
counted as (
  update messages m set delivery_count = m.delivery_count + 1
    from queued q where m.id = q.message_id and ${isWithin("m.id", range)}
),
nudged as (
  update gates g set check_at = least(g.check_at, now()), idle_after = now() + interval '10 seconds'
    where g.owner_id = (select owner_id from gate) and exists (select from queued)
)
select (select count(*)::int from queued) as replayed,
       case when (select count(*) from missed) = $3 then (select max(id) from missed)
            else (select max(id) from scanned) end as "lastMessageId"`;
