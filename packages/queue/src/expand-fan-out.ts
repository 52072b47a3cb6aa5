import type pg from "pg";
import { arrayLiteral } from "./binary-array.ts";
import { checkAt, isLimiting } from "./gate-condition.ts";
import { inTransaction } from "./in-transaction.ts";
import { matchingPatterns } from "./matching-patterns.ts";
import { fanOutChunk } from "./publish.ts";

/**
 * Queues the next chunk of one postponed fan-out and moves its cursor in the same transaction.
 * Endpoints made after the message are not matched: their ids are greater. Answers whether there was work.
 */
export async function expandFanOut(pool: pg.Pool): Promise<boolean> {
  return await inTransaction(pool, async (client) => {
    const next = await client.query(
      `select f.message_id, m.event_type from fan_outs f join messages m on m.id = f.message_id
        order by f.message_id limit 1 for update of f skip locked`,
    );
    const row = next.rows[0];
    if (!row) return false;
    await client.query({
      name: "expand-fan-out",
      text: statement,
      values: [row.message_id, arrayLiteral(matchingPatterns(row.event_type))],
    });
    return true;
  });
}

const statement = `
with fan_out as materialized (
  select f.*, m.channels from fan_outs f join messages m on m.id = f.message_id
   where f.message_id = $1
),
matched as materialized (
  select f.message_id, f.application_id, e.id as endpoint_id, coalesce(eg.owner_id, ag.owner_id) as gate
    from fan_out f
    join endpoints e on e.application_id = f.application_id and e.id > f.cursor
     and e.disabled_at is null and e.deleted_at is null
     and (e.event_types = '{}' or e.event_types && $2::text[])
     and (e.channels = '{}' or e.channels && f.channels)
     and substr(e.id, 4) <= substr(f.message_id, 5)
    left join gates eg on eg.owner_id = e.id and ${isLimiting("eg")}
    left join gates ag on ag.owner_id = e.application_id and ${isLimiting("ag")}
   order by e.id
   limit ${fanOutChunk}
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, gate)
  select message_id, endpoint_id, 0, application_id, now(), gate from matched
  on conflict do nothing
),
nudged as (
  update gates g set check_at = ${checkAt("g", "now()")}, idle_after = now() + interval '10 seconds'
    from (select owner_id from gates where owner_id in (select gate from matched) order by owner_id for update) n
   where g.owner_id = n.owner_id
),
moved as (
  update fan_outs f set cursor = c.last, delivery_count = f.delivery_count + c.count
    from (select max(endpoint_id) as last, count(*)::int as count from matched) c
   where f.message_id = $1 and c.count = ${fanOutChunk}
  returning f.message_id
),
finished as (
  delete from fan_outs f where f.message_id = $1 and (select count(*) from matched) < ${fanOutChunk}
  returning f.message_id, f.delivery_count
)
update messages m set delivery_count = f.delivery_count + (select count(*) from matched)
  from finished f where m.id = $1 and f.message_id = m.id`;
