import type pg from "pg";

export type OutboxEvent = { id: string; environmentId: string; eventType: string; payload: string };

/** Locks the oldest events that await one of the two, and skips those that another worker is at. */
export async function takeOperationalEvents(
  client: pg.PoolClient,
  awaiting: "publish" | "alert",
  limit: number,
): Promise<OutboxEvent[]> {
  const { rows } = await client.query<OutboxEvent>(
    `select id, environment_id as "environmentId", event_type as "eventType", payload
       from operational_events where awaits_${awaiting} order by id limit $1 for update skip locked`,
    [limit],
  );
  return rows;
}
