import type {
  EndpointHealth,
  EndpointListQuery,
  EndpointOut,
  ListedEndpointOut,
  ListResponse,
} from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage, type PageInput } from "../list-page.ts";
import { endpointOut } from "./endpoint-out.ts";
import { healthOfEndpoints } from "./health-of-endpoints.ts";
import { weeksOfEndpoints } from "./weeks-of-endpoints.ts";

/** A page of an application's endpoints. */
export async function listEndpoints(
  ctx: Ctx,
  input: { application: string; query: EndpointListQuery },
): Promise<ListResponse<ListedEndpointOut>> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, input.application);
  const page = await pageOfEndpoints(ctx, application.id, input.query);
  return { ...page, data: await withFigures(ctx, page.data, input.query) };
}

async function withFigures(
  ctx: Ctx,
  endpoints: EndpointOut[],
  asked: Pick<EndpointListQuery, "with_health" | "with_week">,
): Promise<ListedEndpointOut[]> {
  const ids = endpoints.map(({ id }) => id);
  const [health, weeks] = await Promise.all([
    asked.with_health ? healthOf(ctx, ids) : undefined,
    asked.with_week ? weeksOfEndpoints(ctx, ids) : undefined,
  ]);
  return endpoints.map((endpoint) => ({
    ...endpoint,
    ...(health && { health: health.get(endpoint.id) }),
    ...(weeks && { week: weeks.get(endpoint.id) }),
  }));
}

async function healthOf(ctx: Ctx, ids: string[]): Promise<Map<string, EndpointHealth>> {
  const select = { id: true, disabledAt: true };
  return healthOfEndpoints(ctx, await ctx.prisma.endpoint.findMany({ where: { id: { in: ids } }, select }));
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
