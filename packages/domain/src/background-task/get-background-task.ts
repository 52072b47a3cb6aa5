import type { BackgroundTaskOut } from "@posthorn/contract";
import type { BackgroundTask } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { backgroundTaskOut } from "./background-task-out.ts";

export async function getBackgroundTask(ctx: Ctx, input: { task: string }): Promise<BackgroundTaskOut> {
  requirePermission(ctx, "read_as_host");
  return backgroundTaskOut(await loadBackgroundTask(ctx, input.task));
}

export async function loadBackgroundTask(ctx: Ctx, id: string): Promise<BackgroundTask> {
  const found = await ctx.prisma.backgroundTask.findFirst({
    where: { id, environmentId: ctx.actor.environmentId },
  });
  if (!found) throw new DomainError("not_found");
  return found;
}
