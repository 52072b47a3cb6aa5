import type { Pool } from "@posthorn/db";

export type ClaimFigures = { rows: number; calls: number; totalMs: number };

/** What claiming has cost in Postgres since the last look: of the statements that lease deliveries, the one with most rows. */
export function watchClaims(pool: Pool): () => Promise<ClaimFigures> {
  let before: ClaimFigures = { rows: 0, calls: 0, totalMs: 0 };

  return async () => {
    const { rows: found } = await pool.query<ClaimFigures>(statement);
    const now = found[0] ?? { rows: 0, calls: 0, totalMs: 0 };
    const since = {
      rows: now.rows - before.rows,
      calls: now.calls - before.calls,
      totalMs: now.totalMs - before.totalMs,
    };
    before = now;
    return since;
  };
}

const statement = `
select rows, calls, total_exec_time as "totalMs" from pg_stat_statements
 where query like '%delivery_queue%skip locked%lease_number = q.lease_number%'
 order by rows desc
 limit 1`;
