import type { EndpointListQuery, EndpointOut, ListedEndpointOut, ListResponse } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage, type PageInput } from "../list-page.ts";
import { endpointOut } from "./endpoint-out.ts";
import { healthOfEndpoints } from "./health-of-endpoints.ts";

/** A page of an application's endpoints. */
export async function listEndpoints(
  ctx: Ctx,
  input: { application: string; query: EndpointListQuery },
): Promise<ListResponse<ListedEndpointOut>> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, input.application);
  const page = await pageOfEndpoints(ctx, application.id, input.query);
  return input.query.with_health ? { ...page, data: await withHealth(ctx, page.data) } : page;
}

async function withHealth(ctx: Ctx, endpoints: EndpointOut[]): Promise<ListedEndpointOut[]> {
  const rows = await ctx.prisma.endpoint.findMany({
    where: { id: { in: endpoints.map(({ id }) => id) } },
    select: { id: true, disabledAt: true },
  });
  const health = await healthOfEndpoints(ctx, rows);
  return endpoints.map((endpoint) => ({ ...endpoint, health: health.get(endpoint.id) }));
}

export function pageOfEndpoints(
  ctx: Ctx,
  applicationId: string,
  { text, ...page }: PageInput & { text?: string | undefined },
): Promise<ListResponse<EndpointOut>> {
  return listPage(page, {
    read: ({ after, direction, take }) =>
      ctx.prisma.endpoint.findMany({
        where: { applicationId, deletedAt: null, ...(after && { id: after }), ...(text && holding(text)) },
        orderBy: { id: direction },
        take,
      }),
    keyOf: (row) => row.id,
    toItem: endpointOut,
  });
}

function holding(text: string) {
  const contains = { contains: text, mode: "insensitive" as const };
  return { OR: [{ url: contains }, { description: contains }, { id: text }, { uid: text }] };
}
