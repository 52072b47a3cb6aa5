import type pg from "pg";

export type TakenTask = {
  id: string;
  environmentId: string;
  applicationId: string | null;
  endpointId: string | null;
  kind: string;
  startedBy: string;
  input: unknown;
  cursor: unknown;
  done: number;
  total: number | null;
  failures: number;
  /** Since its last batch, or since it was started. */
  restedMs: number;
};

/**
 * Locks the running task that is due longest, and skips those that another worker is at: its row lock is the
 * lease, which ends with the transaction or with the worker's connection, whichever comes first.
 */
export async function takeBackgroundTask(client: pg.PoolClient): Promise<TakenTask | null> {
  const { rows } = await client.query<TakenTask>(
    `select id, environment_id as "environmentId", application_id as "applicationId",
            endpoint_id as "endpointId", kind, started_by as "startedBy", input, cursor, done, total, failures,
            (extract(epoch from now() - updated_at) * 1000)::float8 as "restedMs"
       from background_tasks
      where status = 'running' and due_at <= now()
      order by due_at limit 1 for update skip locked`,
  );
  return rows[0] ?? null;
}
