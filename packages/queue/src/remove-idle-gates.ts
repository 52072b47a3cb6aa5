import type pg from "pg";
import { isLimiting } from "./gate-condition.ts";

/**
 * Removes gates that limit nothing and have been left alone for two minutes, longer than any statement lives that
 * may have seen them limit, and gates of owners that are deleted; never one with parked deliveries.
 * Answers how many.
 */
export async function removeIdleGates(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(statement);
  return rowCount ?? 0;
}

const statement = `
delete from gates g
 where g.owner_id in (
   select owner_id from gates o
    where o.idle_after < now() - interval '2 minutes' and o.tokens_at < now() - interval '2 minutes'
      and (${isLimiting("o")} is not true
           or exists (select from endpoints e where e.id = o.owner_id and e.deleted_at < now() - interval '1 hour')
           or exists (select from applications a where a.id = o.owner_id and a.deleted_at < now() - interval '1 hour'))
    order by owner_id limit 1000 for update skip locked)
   and not exists (select from delivery_queue q where q.gate = g.owner_id)`;
