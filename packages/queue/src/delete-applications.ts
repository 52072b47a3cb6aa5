import type pg from "pg";

export type DeletedApplications = { ids: string[] };

type Input = { environmentId: string; startedBy: string; purgeAfterMs: number };

const batchSize = 10;

/**
 * Deletes the next ten applications of an environment that is deleted, with their endpoints, incidents, portal
 * sessions and alert addresses, in the caller's transaction, and answers their ids; none is left when it answers none. Locks the
 * applications in order of id, then incidents, then endpoints, as whoever changes one of them does. `newTaskIds` names
 * the tasks that purge their contents.
 */
export async function deleteApplications(
  client: pg.PoolClient,
  { environmentId, startedBy, purgeAfterMs }: Input,
  newTaskIds: (count: number) => string[],
): Promise<DeletedApplications> {
  const { rows } = await client.query<{ id: string }>(
    `select id from applications
      where environment_id = $1 and kind = 'tenant' and deleted_at is null
      order by id limit ${batchSize} for no key update`,
    [environmentId],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { ids };
  await client.query("update applications set deleted_at = now(), uid = null where id = any($1)", [ids]);
  await client.query(
    "update incidents set recovered_at = now() where application_id = any($1) and recovered_at is null",
    [ids],
  );
  await client.query(
    `with locked as materialized (
       select id from endpoints where application_id = any($1) and deleted_at is null
        order by id for no key update
     )
     update endpoints e set deleted_at = now(), uid = null, revision = revision + 1
       from locked where e.id = locked.id`,
    [ids],
  );
  await client.query(
    "update portal_sessions set ended_at = now() where application_id = any($1) and ended_at is null",
    [ids],
  );
  await client.query("delete from alert_addresses where application_id = any($1)", [ids]);
  await client.query(
    `insert into background_tasks
       (id, environment_id, application_id, kind, started_by, input, due_at, updated_at)
     select task, $1, application, 'application.purge_content', $2, '{}',
            now() + make_interval(secs => $3::float8 / 1000), now()
       from unnest($4::text[], $5::text[]) as made (task, application)`,
    [environmentId, startedBy, purgeAfterMs, newTaskIds(ids.length), ids],
  );
  return { ids };
}
