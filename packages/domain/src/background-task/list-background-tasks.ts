import type { BackgroundTaskListQuery, BackgroundTaskOut, ListResponse } from "@posthorn/contract";
import type { BackgroundTaskStatus } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { listPage } from "../list-page.ts";
import { backgroundTaskOut } from "./background-task-out.ts";

/** A page of the environment's background tasks of the last 90 days. */
export async function listBackgroundTasks(
  ctx: Ctx,
  query: BackgroundTaskListQuery,
): Promise<ListResponse<BackgroundTaskOut>> {
  requirePermission(ctx, "read_as_host");
  const { from } = idRange("qtask", {}, ctx.now());
  return await listPage(query, {
    read: ({ after, direction, take }) =>
      ctx.prisma.backgroundTask.findMany({
        where: {
          environmentId: ctx.actor.environmentId,
          AND: [{ id: { gte: from } }, ...(after ? [{ id: after }] : [])],
          ...(query.status && { status: { in: storedStatuses[query.status] } }),
          ...(query.task && { kind: query.task }),
        },
        orderBy: { id: direction },
        take,
      }),
    keyOf: (row) => row.id,
    toItem: backgroundTaskOut,
  });
}

const storedStatuses: Record<"running" | "finished" | "failed", BackgroundTaskStatus[]> = {
  running: ["running"],
  finished: ["finished"],
  failed: ["failed", "cancelled"],
};
