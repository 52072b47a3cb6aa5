import { getBackgroundTask, listBackgroundTasks } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const backgroundTaskHandlers: Handlers<"backgroundTask.list" | "backgroundTask.get"> = {
  "backgroundTask.list": (ctx, { query }) => listBackgroundTasks(ctx, query),
  "backgroundTask.get": (ctx, { params }) => getBackgroundTask(ctx, { task: params.task_id }),
};
