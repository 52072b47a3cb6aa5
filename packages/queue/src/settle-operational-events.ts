import type pg from "pg";

/** Notes in the same transaction that it was done; an event that awaits nothing more is gone. */
export async function settleOperationalEvents(
  client: pg.PoolClient,
  awaiting: "publish" | "alert",
  ids: readonly string[],
): Promise<void> {
  // In this order: the update waits for who settles the other at the same time, and the delete then sees it.
  await client.query(`update operational_events set awaits_${awaiting} = false where id = any($1)`, [ids]);
  await client.query(
    "delete from operational_events where id = any($1) and not awaits_publish and not awaits_alert",
    [ids],
  );
}
