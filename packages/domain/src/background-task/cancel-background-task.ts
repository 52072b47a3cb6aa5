import type { BackgroundTaskOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { recordOperationalEvent } from "../operational-event/record-operational-event.ts";
import { runTransaction } from "../run-transaction.ts";
import { backgroundTaskOut } from "./background-task-out.ts";
import { loadBackgroundTask } from "./get-background-task.ts";

/** Stops a running task after the batch it is at; what it has done stays. One that has ended stays as it is. */
export async function cancelBackgroundTask(ctx: Ctx, input: { task: string }): Promise<BackgroundTaskOut> {
  requirePermission(ctx, "manage");
  return stopTask(ctx, (await loadBackgroundTask(ctx, input.task)).id);
}

/** Stops a task that was loaded for the actor. */
export async function stopTask(ctx: Ctx, id: string): Promise<BackgroundTaskOut> {
  await runTransaction(ctx, async (tx) => {
    const now = ctx.now();
    const { count } = await tx.backgroundTask.updateMany({
      where: { id, status: "running" },
      data: { status: "cancelled", finishedAt: now },
    });
    if (count === 0) return;
    const row = await tx.backgroundTask.findUniqueOrThrow({ where: { id } });
    const { status, task, data } = backgroundTaskOut(row);
    await recordOperationalEvent(tx, ctx, {
      type: "background_task.finished",
      data: { taskId: id, task, status, data },
    });
    await recordAudit(tx, ctx, {
      action: "background_task.cancel",
      subjectId: id,
      ...(row.applicationId !== null && { applicationId: row.applicationId }),
    });
  });
  return backgroundTaskOut(await loadBackgroundTask(ctx, id));
}
