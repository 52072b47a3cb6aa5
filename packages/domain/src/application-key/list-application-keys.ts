import type { ApplicationKeyListQuery, ApplicationKeyOut, ListResponse } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { applicationKeyOut } from "./application-key-out.ts";

/** The keys of an application, the newest first; revoked ones too, for who asks what a key was. */
export async function listApplicationKeys(
  ctx: Ctx,
  input: { application: string; query: ApplicationKeyListQuery },
): Promise<ListResponse<ApplicationKeyOut>> {
  requirePermission(ctx, "manage_keys");
  const { id: applicationId } = await loadApplication(ctx, input.application);
  return await listPage(
    { ...input.query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.applicationKey.findMany({
          where: { applicationId, ...(after && { id: after }) },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: applicationKeyOut,
    },
  );
}
