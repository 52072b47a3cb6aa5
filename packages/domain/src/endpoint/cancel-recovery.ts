import type { BackgroundTaskOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { stopTask } from "../background-task/cancel-background-task.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { recoveryKinds } from "./list-recoveries.ts";

/** Stops a recovery of an endpoint, for whoever may start one; what it has sent stays sent. */
export async function cancelRecovery(
  ctx: Ctx,
  { task: id, ...ref }: EndpointRef & { task: string },
): Promise<BackgroundTaskOut> {
  requirePermission(ctx, "create_attempts");
  const { endpoint } = await loadEndpointOf(ctx, ref);
  const task = await ctx.prisma.backgroundTask.findFirst({
    where: { id, endpointId: endpoint.id, kind: { in: recoveryKinds } },
  });
  if (!task) throw new DomainError("not_found");
  return stopTask(ctx, task.id);
}
