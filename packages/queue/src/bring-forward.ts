import type pg from "pg";
import type { IdRange } from "./id-range.ts";

/** Which of the waiting deliveries: those due from one time on, up to another. */
export type DueRange = { from: Date | null; until: Date };

/**
 * Makes the next waiting deliveries of an endpoint due now, in order of when they were due, behind all live ones;
 * each keeps its schedule. What fails again meanwhile is not due again before what is left, unless that waits longer.
 * Those under way or behind a gate are left alone. The caller's transaction saves its cursor with it.
 */
export async function bringForward(
  client: pg.PoolClient,
  endpointId: string,
  messages: IdRange,
  due: DueRange,
  limit: number,
): Promise<{ brought: number; lastDueAt: Date | null }> {
  const { rows } = await client.query<{ brought: number; lastDueAt: Date | null }>(statement, [
    endpointId,
    messages.from,
    messages.to,
    due.from,
    due.until,
    limit,
  ]);
  return rows[0] ?? { brought: 0, lastDueAt: null };
}

/** How many deliveries that would bring forward, counted up to `atMost`, and when the last of them is due. */
export async function countWaiting(
  client: pg.Pool | pg.PoolClient,
  endpointId: string,
  messages: IdRange,
  atMost: number | null = null,
): Promise<{ count: number; lastDueAt: Date | null }> {
  const { rows } = await client.query<{ count: number; lastDueAt: Date | null }>(
    `select count(*)::int as count, max(due_at) as "lastDueAt" from (
       select due_at from delivery_queue where ${isWaiting} and due_at > now() limit $4) q`,
    [endpointId, messages.from, messages.to, atMost],
  );
  return rows[0] ?? { count: 0, lastDueAt: null };
}

const isWaiting = `endpoint_id = $1 and attempt_number > 0 and gate is null and trigger = 0 and not is_leased
  and message_id >= $2 and message_id < $3`;

const statement = `
with picked as materialized (
  select message_id, due_at from delivery_queue
   where ${isWaiting} and due_at > now() and due_at between coalesce($4, now()) and $5
   order by due_at limit $6 for update skip locked
),
moved as (
  update delivery_queue q set due_at = now(), priority = 1
    from picked p
   where q.message_id = p.message_id and q.endpoint_id = $1 and q.trigger = 0
)
select count(*)::int as brought, max(due_at) as "lastDueAt" from picked`;
