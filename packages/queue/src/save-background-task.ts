import type pg from "pg";

export type TaskProgress = {
  cursor: unknown;
  done: number;
  total: number | null;
  /** Null: there is more, due after `waitMs`. */
  end: { status: "finished" | "failed"; error: string | null } | null;
  failures: number;
  waitMs: number;
};

/** Saves how far a task came, in the transaction of its work. One that was cancelled meanwhile stays so. */
export async function saveBackgroundTask(
  client: pg.Pool | pg.PoolClient,
  taskId: string,
  progress: TaskProgress,
): Promise<void> {
  await client.query(
    `update background_tasks
        set cursor = $2, done = $3, total = $4, failures = $5, updated_at = now(),
            due_at = now() + make_interval(secs => $6::float8 / 1000),
            status = coalesce($7::background_task_status, status), error = $8,
            finished_at = case when $7 is not null then now() end
      where id = $1 and status = 'running'`,
    [
      taskId,
      JSON.stringify(progress.cursor),
      progress.done,
      progress.total,
      progress.failures,
      progress.waitMs,
      progress.end?.status ?? null,
      progress.end?.error ?? null,
    ],
  );
}
