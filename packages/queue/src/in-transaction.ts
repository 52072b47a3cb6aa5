import type pg from "pg";

/** Runs `work` in one transaction on one connection; rolls back and throws on when it fails. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // Closed, it rolls back; a statement more would wait once more on one that hangs.
    client.release(true);
    throw error;
  }
}
