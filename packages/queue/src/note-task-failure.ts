import type pg from "pg";

/**
 * Counts a failed batch of a background task, after its transaction was rolled back, and puts the next try off;
 * at `mostFailures` in a row the task has failed. Progress that another worker made meanwhile is left alone.
 * Answers whether this ended it.
 */
export async function noteTaskFailure(
  client: pg.PoolClient,
  taskId: string,
  options: { mostFailures: number; error: string },
): Promise<boolean> {
  const { rows } = await client.query<{ isEnded: boolean }>(
    `update background_tasks
        set failures = failures + 1, updated_at = now(),
            due_at = now() + make_interval(secs => least(60, power(2, failures + 1))),
            status = case when failures + 1 >= $2 then 'failed' else status end,
            error = case when failures + 1 >= $2 then $3 end,
            finished_at = case when failures + 1 >= $2 then now() end
      where id = $1 and status = 'running'
     returning status = 'failed' as "isEnded"`,
    [taskId, options.mostFailures, options.error],
  );
  return rows[0]?.isEnded ?? false;
}
