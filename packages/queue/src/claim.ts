import type pg from "pg";
import { checkAt, isLimiting } from "./gate-condition.ts";

/** A delivery in the hands of one sender until its lease ends. */
export type ClaimedDelivery = {
  messageId: string;
  endpointId: string;
  applicationId: string;
  /** 0 scheduled, 1 manual. */
  trigger: 0 | 1;
  /** Attempts made before this one. */
  attemptNumber: number;
  leaseNumber: number;
  isReclaimed: boolean;
  /** Its endpoint is slow, and its gate let it through: it takes of the slow share. */
  isSlow: boolean;
  /** Rises with each change of the endpoint that a sender must see. */
  revision: number;
  endpointState: "live" | "disabled" | "deleted";
};

export const leaseMarginSeconds = 30;
export const defaultTimeoutSeconds = 15;

/**
 * Leases up to `limit` due deliveries, live ones before recovered ones, and skips rows that another worker holds.
 * A lease that ended is due again, so the work of a dead worker is reclaimed by the same statement.
 * A delivery behind a limiting gate is parked there instead, out of the due index; `admit` takes it on.
 * A manual one passes every gate: a person waits for it.
 */
export async function claim(pool: pg.Pool, limit: number): Promise<ClaimedDelivery[]> {
  const { rows } = await pool.query<ClaimedDelivery>({ name: "claim", text: statement, values: [limit] });
  return rows;
}

/** SQL: the columns of a ClaimedDelivery of queue row `q` and endpoint `e`. */
export const claimedColumns = `
  q.message_id as "messageId", q.endpoint_id as "endpointId", q.application_id as "applicationId", q.trigger,
  q.attempt_number as "attemptNumber", q.lease_number as "leaseNumber", e.revision,
  case when e.deleted_at is not null then 'deleted' when e.disabled_at is not null then 'disabled' else 'live' end
    as "endpointState"`;

/** SQL: when a lease taken now on endpoint `e` ends. */
export const leaseEnd = `now() + make_interval(secs => coalesce(e.timeout_seconds, ${defaultTimeoutSeconds}) + ${leaseMarginSeconds})`;

// A row's own address finds it again: it is locked, so nothing can have moved it.
const statement = `
with live as materialized (
  select ctid as place, endpoint_id, trigger, holds_slot from delivery_queue
   where gate is null and priority = 0 and due_at <= now()
   order by due_at limit $1 for update skip locked
),
recovered as materialized (
  select ctid as place, endpoint_id, trigger, holds_slot from delivery_queue
   where gate is null and priority = 1 and due_at <= now()
   order by due_at limit greatest(0, $1 - (select count(*) from live)) for update skip locked
),
due as materialized (
  select d.place, e.revision, e.timeout_seconds, e.deleted_at, e.disabled_at,
         case when d.trigger = 0 and not d.holds_slot then coalesce(eg.owner_id, ag.owner_id) end as gate
    from (select * from live union all select * from recovered) d
    join endpoints e on e.id = d.endpoint_id
    left join gates eg on eg.owner_id = e.id and ${isLimiting("eg")}
    left join gates ag on ag.owner_id = e.application_id and ${isLimiting("ag")}
),
moved as (
  update delivery_queue q
     set gate = e.gate,
         is_leased = e.gate is null,
         lease_number = q.lease_number + (e.gate is null)::int,
         due_at = case when e.gate is null then ${leaseEnd} else q.due_at end
    from due e
   where q.ctid = e.place
  returning ${claimedColumns}, old.is_leased as "isReclaimed", false as "isSlow", q.gate
),
nudged as (
  update gates g set check_at = ${checkAt("g", "now()")}, idle_after = now() + interval '10 seconds'
    from (select owner_id from gates where owner_id in (select gate from moved) order by owner_id for update) n
   where g.owner_id = n.owner_id
)
select * from moved where gate is null`;
