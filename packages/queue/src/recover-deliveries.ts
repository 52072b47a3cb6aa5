import type pg from "pg";
import { firstLease } from "./first-lease.ts";
import { isLimiting } from "./gate-condition.ts";
import type { IdRange } from "./id-range.ts";
import { isWithin } from "./literal.ts";

export type RecoveredBatch = {
  recovered: number;
  /** The last message that was looked at; null: nothing is left in the range. */
  lastMessageId: string | null;
};

/**
 * Takes the next exhausted deliveries of an endpoint, in order of message, out of history and queues them
 * anew: fresh schedule, behind all live deliveries, parked if a gate limits. Those whose payload is gone stay.
 * Locks history rows in message order; one that a resend turns to success meanwhile is left out. The caller's
 * transaction saves its cursor with it. Figures of the time it had ended are taken back.
 */
export async function recoverDeliveries(
  client: pg.PoolClient,
  endpoint: { endpointId: string; applicationId: string },
  range: IdRange,
  limit: number,
): Promise<RecoveredBatch> {
  const { rows } = await client.query<RecoveredBatch>(statementFor(range), [
    endpoint.endpointId,
    endpoint.applicationId,
    limit,
  ]);
  return rows[0] ?? { recovered: 0, lastMessageId: null };
}

const statementFor = (range: IdRange) => `
with picked as materialized (
  select message_id from deliveries
   where endpoint_id = $1 and state = 'exhausted' and ${isWithin("message_id", range)}
   order by message_id limit $3 for update
),
whole as materialized (
  select m.id as message_id, m.environment_id, m.application_id, m.event_type
    from picked p
    join messages m on m.id = p.message_id and ${isWithin("m.id", range)}
   where m.payload_expires_at > now() and m.payload_expunged_at is null
),
removed as (
  delete from deliveries d using whole w
   where d.endpoint_id = $1 and d.message_id = w.message_id and ${isWithin("d.message_id", range)}
  returning w.*, floor(extract(epoch from d.ended_at) / 60)::int as ended_minute
),
gate as materialized (
  select owner_id from gates g where g.owner_id in ($1, $2) and ${isLimiting("g")}
   order by g.owner_id = $1 desc limit 1
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, priority, lease_number, gate)
  select message_id, $1, 0, $2, now(), 1, ${firstLease}, (select owner_id from gate) from removed
   order by message_id
  on conflict do nothing
),
counted as (
  insert into rollup_deltas (deltas)
  select jsonb_agg(jsonb_build_array(ended_minute, environment_id, application_id, $1::text, event_type,
                                     'exhausted', -1, -count))
    from (select ended_minute, environment_id, application_id, event_type, count(*)
            from removed group by 1, 2, 3, 4) g
  having count(*) > 0
),
incident as (
  update incidents set exhausted_count = greatest(0, exhausted_count - (select count(*)::int from removed))
   where endpoint_id = $1 and recovered_at is null
),
nudged as (
  update gates g set check_at = least(g.check_at, now()), idle_after = now() + interval '10 seconds'
   where g.owner_id = (select owner_id from gate) and exists (select from removed)
)
select (select count(*)::int from removed) as recovered, (select max(message_id) from picked) as "lastMessageId"`;
