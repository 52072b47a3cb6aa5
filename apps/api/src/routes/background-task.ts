import { cancelBackgroundTask, getBackgroundTask, listBackgroundTasks } from "@posthorn/domain";
import type { Handlers } from "../register-operation.ts";

export const backgroundTaskHandlers: Handlers<
  "backgroundTask.list" | "backgroundTask.get" | "backgroundTask.cancel"
> = {
  "backgroundTask.list": (ctx, { query }) => listBackgroundTasks(ctx, query),
  "backgroundTask.get": (ctx, { params }) => getBackgroundTask(ctx, { task: params.task_id }),
  "backgroundTask.cancel": (ctx, { params }) => cancelBackgroundTask(ctx, { task: params.task_id }),
};
