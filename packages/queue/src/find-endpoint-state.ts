import type pg from "pg";

/** Whether an endpoint may be sent to now; one that is not there is deleted. */
export async function findEndpointState(
  client: pg.PoolClient,
  endpointId: string,
): Promise<"live" | "disabled" | "deleted"> {
  const { rows } = await client.query<{ state: "live" | "disabled" | "deleted" }>(
    `select case when deleted_at is not null then 'deleted' when disabled_at is not null then 'disabled'
                 else 'live' end as state
       from endpoints where id = $1`,
    [endpointId],
  );
  return rows[0]?.state ?? "deleted";
}
