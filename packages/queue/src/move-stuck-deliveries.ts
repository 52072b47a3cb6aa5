import type pg from "pg";

export type StuckWork = {
  /** Parked behind a gate that is no longer there: free again. */
  withoutGate: number;
  /** Due behind a gate that nobody was going to look at: it is looked at now. */
  forgotten: number;
  /** Of an endpoint that is not there: gone, for nothing can send them. */
  withoutEndpoint: number;
};

const chunkSize = 5_000;
/** How long after its time a delivery counts as stuck. */
const patience = "interval '30 seconds'";

/**
 * The net below everything: finds deliveries that should have moved and did not, and moves them. All counts stay
 * 0 while the other statements keep their promises. Gates are found by skipping through the index of parked rows,
 * one step a gate; rows without an endpoint would stand first in the due index.
 */
export async function moveStuckDeliveries(pool: pg.Pool): Promise<StuckWork> {
  const gateless = await pool.query(withoutGate);
  const forgotten = await pool.query<{ count: number }>(forgottenGates);
  const orphans = await pool.query(withoutEndpoint);
  return {
    withoutGate: gateless.rowCount ?? 0,
    forgotten: forgotten.rows.reduce((sum, row) => sum + row.count, 0),
    withoutEndpoint: orphans.rowCount ?? 0,
  };
}

const gatesInUse = `
  recursive used as (
    (select gate from delivery_queue where gate is not null order by gate limit 1)
    union all
    select (select q.gate from delivery_queue q where q.gate > used.gate order by q.gate limit 1)
      from used where used.gate is not null
  )`;

const withoutGate = `
with ${gatesInUse},
gone as materialized (
  select gate from used where gate is not null and not exists (select from gates g where g.owner_id = used.gate)
)
update delivery_queue q set gate = null
  from (select message_id, endpoint_id, trigger from delivery_queue
         where gate in (select gate from gone) limit ${chunkSize} for update skip locked) s
 where q.message_id = s.message_id and q.endpoint_id = s.endpoint_id and q.trigger = s.trigger`;

const forgottenGates = `
with ${gatesInUse},
late as materialized (
  select g.owner_id,
         (select count(*)::int from (
           select from delivery_queue q
            where q.gate = g.owner_id and q.due_at < now() - ${patience} limit ${chunkSize}) d) as count
    from used join gates g on g.owner_id = used.gate
   where g.check_at > now() + ${patience} and (g.closed_until is null or g.closed_until < now() - ${patience})
)
update gates g set check_at = now(), idle_after = now() + interval '10 seconds'
  from late where late.count > 0 and g.owner_id = late.owner_id
returning late.count`;

const withoutEndpoint = `
delete from delivery_queue q
 using (
   select d.message_id, d.endpoint_id, d.trigger from (
     (select message_id, endpoint_id, trigger from delivery_queue
       where gate is null and priority = 0 and due_at < now() - ${patience} order by due_at limit ${chunkSize})
      union all
     (select message_id, endpoint_id, trigger from delivery_queue
       where gate is null and priority = 1 and due_at < now() - ${patience} order by due_at limit ${chunkSize})) d
    where not exists (select from endpoints e where e.id = d.endpoint_id)) s
 where q.message_id = s.message_id and q.endpoint_id = s.endpoint_id and q.trigger = s.trigger`;
