import type pg from "pg";

const scanLimit = 20_000;

/**
 * How many deliveries of an environment wait for their next attempt or behind a gate; from their own small index, of
 * which no more than 20,000 entries are read. `isMore`: there were more to read.
 */
export async function countRetrying(
  pool: pg.Pool,
  { environmentId, exceptApplicationId }: { environmentId: string; exceptApplicationId: string },
): Promise<{ count: number; isMore: boolean }> {
  const { rows } = await pool.query<{ count: number; scanned: number }>(
    `with waiting as materialized (
       select application_id from delivery_queue where attempt_number > 0 or gate is not null limit ${scanLimit}
     )
     select count(*)::int as scanned,
            count(*) filter (where a.environment_id = $1 and a.id <> $2)::int as count
       from waiting w join applications a on a.id = w.application_id`,
    [environmentId, exceptApplicationId],
  );
  const { count = 0, scanned = 0 } = rows[0] ?? {};
  return { count, isMore: scanned === scanLimit };
}
