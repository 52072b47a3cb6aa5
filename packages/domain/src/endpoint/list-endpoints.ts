import type { EndpointListQuery, EndpointOut, ListResponse } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { endpointOut } from "./endpoint-out.ts";

/** A page of an application's endpoints. */
export async function listEndpoints(
  ctx: Ctx,
  input: { application: string; query: EndpointListQuery },
): Promise<ListResponse<EndpointOut>> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, input.application);
  return pageOfEndpoints(ctx, application.id, input.query);
}

export function pageOfEndpoints(
  ctx: Ctx,
  applicationId: string,
  query: EndpointListQuery,
): Promise<ListResponse<EndpointOut>> {
  return listPage(query, {
    read: ({ after, direction, take }) =>
      ctx.prisma.endpoint.findMany({
        where: { applicationId, deletedAt: null, ...(after && { id: after }) },
        orderBy: { id: direction },
        take,
      }),
    keyOf: (row) => row.id,
    toItem: endpointOut,
  });
}
