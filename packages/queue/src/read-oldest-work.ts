import { timeOfId } from "@posthorn/db";
import type pg from "pg";

/** Seconds; 0 where nothing waits. */
export type OldestWork = { deliverySeconds: number; fanOutSeconds: number };

/**
 * For how long the delivery that is due first has been due, and how old the message is whose fan-out comes next.
 * What waits behind a gate, for its schedule or in a sender's hands is not due. Two looks into an index.
 */
export async function readOldestWork(pool: pg.Pool): Promise<OldestWork> {
  const { rows } = await pool.query<{ deliverySeconds: number; fanOut: string | null; now: number }>(
    statement,
  );
  const { deliverySeconds = 0, fanOut = null, now = 0 } = rows[0] ?? {};
  return { deliverySeconds, fanOutSeconds: fanOut === null ? 0 : Math.max(0, now - timeOfId(fanOut) / 1000) };
}

const oldestDue = (priority: 0 | 1) => `
  (select due_at from delivery_queue where gate is null and priority = ${priority} and due_at <= now()
    order by due_at limit 1)`;

const statement = `
select coalesce(extract(epoch from now() - least(${oldestDue(0)}, ${oldestDue(1)})), 0)::float8 as "deliverySeconds",
       (select message_id from fan_outs order by message_id limit 1) as "fanOut",
       extract(epoch from now())::float8 as now`;
