import type { AlertAddressList, AlertAddressListQuery } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { alertAddressOut } from "./alert-address-out.ts";

/** Whom an application tells of its incidents, confirmed or not. */
export async function listAlertAddresses(
  ctx: Ctx,
  input: { application: string; query: AlertAddressListQuery },
): Promise<AlertAddressList> {
  requirePermission(ctx, "read");
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const page = await listPage(
    { ...input.query, order: "ascending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.alertAddress.findMany({
          where: { applicationId, ...(after && { id: after }) },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: alertAddressOut,
    },
  );
  return { ...page, isMailOn: ctx.policy.isMailOn };
}
