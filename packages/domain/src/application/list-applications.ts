import type { ApplicationListQuery, ApplicationOut, ListResponse } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { applicationOut } from "./application-out.ts";

/** A page of the environment's applications; it can leave out those without endpoints, or without one that is on. */
export async function listApplications(
  ctx: Ctx,
  query: ApplicationListQuery,
): Promise<ListResponse<ApplicationOut>> {
  requirePermission(ctx, "read_as_host");
  const endpoints = withEndpoints(query);
  return listPage(query, {
    read: ({ after, direction, take }) =>
      ctx.prisma.application.findMany({
        where: {
          environmentId: ctx.actor.environmentId,
          kind: "tenant",
          deletedAt: null,
          ...(after && { id: after }),
          ...(endpoints && { endpoints }),
        },
        orderBy: { id: direction },
        take,
      }),
    keyOf: (row) => row.id,
    toItem: applicationOut,
  });
}

function withEndpoints(query: ApplicationListQuery) {
  if (query.exclude_apps_with_disabled_endpoints) return { some: { deletedAt: null, disabledAt: null } };
  return query.exclude_apps_with_no_endpoints ? { some: { deletedAt: null } } : undefined;
}
