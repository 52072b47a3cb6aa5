import type pg from "pg";
import { textArray } from "./binary-array.ts";

/** Counts go up to `mostCounted`: beyond that they are one more. */
export type QueueFigures = {
  /** Open deliveries; above `mostCounted` as the planner estimates. */
  open: number;
  due: number;
  parked: number;
};

export const mostCounted = 10_000;

/** How much waits, without reading all of it: each count ends at `mostCounted` rows of an index. */
export async function readQueueFigures(pool: pg.Pool): Promise<QueueFigures> {
  const { rows } = await pool.query<QueueFigures>(statement);
  return rows[0] ?? { open: 0, due: 0, parked: 0 };
}

const count = (where: string) =>
  `(select count(*)::int from (select from delivery_queue where ${where} limit ${mostCounted + 1}) q)`;

const statement = `
select (case when counted <= ${mostCounted} then counted
             else greatest(counted, (select reltuples from pg_class where oid = 'delivery_queue'::regclass)) end)::float8 as open,
       ${count("gate is null and priority = 0 and due_at <= now()")}
         + ${count("gate is null and priority = 1 and due_at <= now()")} as due,
       ${count("gate is not null")} as parked
  from (select ${count("true")} as counted) q`;

/** Deliveries that were attempted in the last whole minutes, from figures that outcomes wrote; of all environments. */
export async function readAttemptRate(pool: pg.Pool, minutes: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select coalesce(sum(count), 0)::float8 as count from rollups
      where environment_id in (select id from environments) and span = 'minute'
        and starts_at >= date_trunc('minute', now()) - make_interval(mins => $1) and starts_at < date_trunc('minute', now())
        and outcome = any($2::text[])`,
    [minutes, textArray(["succeeded", "failed"])],
  );
  return (rows[0]?.count ?? 0) / (minutes * 60);
}
