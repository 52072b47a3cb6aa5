import type { BackgroundTaskOut, ListResponse, RecoveryListQuery } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { backgroundTaskOut } from "../background-task/background-task-out.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { listPage } from "../list-page.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** What sends again: failed messages, or missed ones. */
export const recoveryKinds = ["endpoint.recover", "endpoint.replay"];

/** A page of the recoveries of an endpoint of the last 90 days, the newest first, with their progress. */
export async function listRecoveries(
  ctx: Ctx,
  { query, ...ref }: EndpointRef & { query: RecoveryListQuery },
): Promise<ListResponse<BackgroundTaskOut>> {
  requirePermission(ctx, "read");
  const { endpoint } = await loadEndpointOf(ctx, ref);
  const { from } = idRange("qtask", {}, ctx.now());
  return await listPage(
    { ...query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.backgroundTask.findMany({
          where: {
            endpointId: endpoint.id,
            kind: { in: recoveryKinds },
            AND: [{ id: { gte: from } }, ...(after ? [{ id: after }] : [])],
          },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: backgroundTaskOut,
    },
  );
}
