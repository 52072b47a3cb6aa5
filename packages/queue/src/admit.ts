import type pg from "pg";
import { breakerReason } from "./breaker.ts";
import { type ClaimedDelivery, claimedColumns, leaseEnd } from "./claim.ts";
import { checkAt, isLimiting } from "./gate-condition.ts";

export type AdmitLimits = {
  /** Deliveries this worker can take. */
  limit: number;
  /** Of these, how many may go to slow endpoints: their share of the worker's sockets that is free. */
  slowLimit: number;
};

const gatesAtOnce = 200;
/** A slow endpoint gets few sockets at a time, so that many slow ones share fairly. */
const slowInFlight = 4;

/**
 * Lets parked deliveries through their gates, live ones before recovered, the oldest first, under the gate's row
 * lock: tokens (rate), slots (in flight) and the slow share hold across workers. In-flight is counted from the rows
 * that hold a slot, so it cannot drift. Behind an endpoint's gate may stand its application's: then the row moves on to that one.
 * A gate whose breaker has been closed long enough is half open: it lets one through, and no more until its outcome.
 * Gates are looked at when `check_at` comes; publishing, retries and outcomes bring it forward.
 */
export async function admit(pool: pg.Pool, limits: AdmitLimits): Promise<ClaimedDelivery[]> {
  const values = [limits.limit, Math.min(limits.limit, limits.slowLimit)];
  const { rows } = await pool.query<ClaimedDelivery & { moved: boolean }>({
    name: "admit",
    text: statement,
    values,
  });
  return rows.filter((row) => !row.moved);
}

const statement = `
with ready as materialized (
  select owner_id, is_slow, max_in_flight, rate, check_at, closed_reason = '${breakerReason}' as is_half_open,
         case when rate is null then null
              else least(greatest(rate, 1), tokens + rate * extract(epoch from now() - tokens_at)) end as tokens
    from gates
   where check_at <= now() and (closed_until is null or closed_until <= now())
   order by check_at
   limit ${gatesAtOnce}
   for update skip locked
),
counted as materialized (
  select r.*, (select count(*) from delivery_queue q where q.endpoint_id = r.owner_id and q.holds_slot) as in_flight
    from ready r
),
room as materialized (
  select c.*, greatest(0, least(
           coalesce(floor(c.tokens), $1), coalesce(c.max_in_flight - c.in_flight, $1),
           case when c.is_slow then ${slowInFlight} - c.in_flight else $1 end,
           case when c.is_half_open then 1 - c.in_flight else $1 end, $1))::int as room
    from counted c
),
parked as materialized (
  select q.*, r.owner_id, r.is_slow, r.check_at,
         row_number() over (partition by r.owner_id order by q.priority, q.due_at) as place
    from room r
   cross join lateral (
     (select message_id, endpoint_id, application_id, holds_slot, priority, due_at from delivery_queue
       where gate = r.owner_id and priority = 0 and due_at <= now()
       order by due_at limit r.room)
     union all
     (select message_id, endpoint_id, application_id, holds_slot, priority, due_at from delivery_queue
       where gate = r.owner_id and priority = 1 and due_at <= now()
       order by due_at limit r.room)
     order by priority, due_at limit r.room
   ) q
),
picked as materialized (
  select * from (
    select p.*, row_number() over (order by p.priority, p.place, p.check_at) as rank,
           row_number() over (partition by p.is_slow order by p.priority, p.place, p.check_at) as slow_rank
      from parked p) p
   where rank <= $1 and (not is_slow or slow_rank <= $2)
),
-- What was parked behind its application's gate before its endpoint's closed goes back to that one. A probe does not.
aimed as materialized (
  select p.*, coalesce(ag.owner_id, eg.owner_id) as next
    from picked p
    left join gates ag on ag.owner_id = p.application_id and ag.owner_id <> p.owner_id and ${isLimiting("ag")}
    left join gates eg on eg.owner_id = p.endpoint_id and eg.owner_id <> p.owner_id
     and eg.closed_reason = '${breakerReason}' and (eg.closed_until > now() or not p.holds_slot)
),
moved as (
  update delivery_queue q
     set gate = p.next, holds_slot = (p.next = q.application_id)
    from aimed p
   where q.message_id = p.message_id and q.endpoint_id = p.endpoint_id and q.trigger = 0 and q.gate = p.owner_id
     and p.next is not null
  returning q.gate
),
leased as (
  update delivery_queue q
     set gate = null, holds_slot = q.holds_slot or p.owner_id = q.endpoint_id, is_leased = true,
         lease_number = q.lease_number + 1, due_at = ${leaseEnd}
    from aimed p join endpoints e on e.id = p.endpoint_id
   where q.message_id = p.message_id and q.endpoint_id = p.endpoint_id and q.trigger = 0 and q.gate = p.owner_id
     and p.next is null
  returning ${claimedColumns},
    exists (select from gates sg where sg.owner_id = q.endpoint_id and sg.is_slow) as "isSlow"
),
spent as (
  update gates g
     set tokens = coalesce(r.tokens, 0) - case when r.rate is null then 0 else t.taken end,
         tokens_at = now(),
         check_at = case
           when r.is_half_open and r.in_flight + t.taken > 0 then now() + interval '1 second'
           when t.taken > 0 and r.rate is null then now()
           when t.taken >= r.room and r.rate is not null
             then now() + make_interval(secs => greatest(0.02, (1 - (r.tokens - t.taken)) / r.rate))
           when r.is_slow and r.room = 0 then now() + interval '250 milliseconds'
           when t.waiting is not null then greatest(now() + interval '50 milliseconds', least(t.waiting, now() + interval '1 second'))
           when g.idle_after > now() then now() + interval '1 second'
           else 'infinity' end
    from room r
    left join lateral (
      select (select count(*) from aimed p
               where p.owner_id = r.owner_id and p.next is distinct from p.endpoint_id) as taken,
             least((select min(due_at) from delivery_queue q where q.gate = r.owner_id),
                   (select now() where r.owner_id in (select gate from moved))) as waiting
    ) t on true
   where g.owner_id = r.owner_id
),
nudged as (
  update gates g set check_at = ${checkAt("g", "now()")}, idle_after = now() + interval '10 seconds'
   where g.owner_id in (select gate from moved) and g.owner_id not in (select owner_id from ready)
)
select *, false as "isReclaimed", false as moved from leased`;
