import type pg from "pg";

/**
 * Runs `work` unless another process of the same database is at it under this name, and answers whether it ran.
 * The lock is its connection's: it ends with the process.
 */
export async function onlyOne(pool: pg.Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ isMine: boolean }>(
      `select pg_try_advisory_lock(hashtext('posthorn'), hashtext($1)) as "isMine"`,
      [name],
    );
    if (!rows[0]?.isMine) return false;
    try {
      await work();
    } finally {
      await client.query("select pg_advisory_unlock(hashtext('posthorn'), hashtext($1))", [name]);
    }
    return true;
  } finally {
    client.release();
  }
}
