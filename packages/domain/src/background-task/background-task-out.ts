import type {
  BackgroundTaskData,
  BackgroundTaskOut,
  BackgroundTaskStatus,
  BackgroundTaskType,
} from "@posthorn/contract";
import type { BackgroundTask } from "@posthorn/db";

type TaskRow = Pick<BackgroundTask, "id" | "kind" | "status" | "done" | "total" | "error" | "updatedAt">;

/** A background task as the API answers it. */
export function backgroundTaskOut(row: TaskRow): BackgroundTaskOut {
  return {
    id: row.id,
    status: statusOf(row.status),
    task: row.kind as BackgroundTaskType,
    updatedAt: row.updatedAt.toISOString(),
    data: dataOf(row),
  };
}

function statusOf(status: BackgroundTask["status"]): BackgroundTaskStatus {
  return status === "cancelled" ? "failed" : status;
}

function dataOf(row: TaskRow): BackgroundTaskData {
  const isPurge = row.kind === "application.purge_content";
  return {
    ...(isPurge ? { messagesPurged: row.done } : { messagesSent: row.done }),
    ...(row.total !== null && { messagesTotal: row.total }),
    ...(row.status === "cancelled" && { isCancelled: true }),
    ...(row.error !== null && { error: row.error }),
  };
}
