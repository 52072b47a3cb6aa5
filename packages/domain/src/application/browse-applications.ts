import type { ApplicationOut, ListResponse } from "@posthorn/contract";
import { countEndpoints, type EndpointCounts } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { applicationOut } from "./application-out.ts";
import { applicationsLike } from "./search-applications.ts";

export type ApplicationSummary = ApplicationOut & { endpoints: EndpointCounts };

/** A page of the applications that a text fits, or all; the newest first, each with its number of endpoints. */
export async function browseApplications(
  ctx: Ctx,
  query: { limit: number; iterator?: string | undefined; text?: string | undefined },
): Promise<ListResponse<ApplicationSummary>> {
  requirePermission(ctx, "read_as_host");
  const page = await listPage(
    { ...query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.application.findMany({
          where: { AND: [applicationsLike(ctx, query.text ?? ""), ...(after ? [{ id: after }] : [])] },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: applicationOut,
    },
  );
  const counts = await countEndpoints(
    ctx.pool,
    page.data.map(({ id }) => id),
  );
  const none: EndpointCounts = { total: 0, disabled: 0, failing: 0 };
  return { ...page, data: page.data.map((row) => ({ ...row, endpoints: counts.get(row.id) ?? none })) };
}
