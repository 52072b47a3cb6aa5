import { findEndpoints } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import { applicationsLike, likeText } from "../application/search-applications.ts";
import type { Ctx } from "../ctx.ts";
import { splitUrl } from "../endpoint/url-password.ts";

export type FoundEndpoint = { id: string; url: string; applicationName: string };

export type Found = {
  applications: { id: string; name: string; uid: string | null }[];
  endpoints: FoundEndpoint[];
  eventTypes: { name: string; title: string | null }[];
};

const maxEach = 6;

/** The first few of each kind in the actor's environment that a text fits; nothing without a text. */
export async function searchEverything(ctx: Ctx, input: { text: string }): Promise<Found> {
  requirePermission(ctx, "read_as_host");
  const text = input.text.trim();
  if (text === "") return { applications: [], endpoints: [], eventTypes: [] };
  const { environmentId } = ctx.actor;
  const [applications, endpoints, eventTypes] = await Promise.all([
    ctx.prisma.application.findMany({
      where: applicationsLike(ctx, text),
      orderBy: { id: "desc" },
      take: maxEach,
      select: { id: true, name: true, uid: true },
    }),
    endpointsLike(ctx, text),
    ctx.prisma.eventType.findMany({
      where: {
        environmentId,
        archived: false,
        OR: [
          { name: { contains: likeText(text), mode: "insensitive" } },
          { title: { contains: likeText(text), mode: "insensitive" } },
        ],
      },
      orderBy: { name: "asc" },
      take: maxEach,
      select: { name: true, title: true },
    }),
  ]);
  return { applications, endpoints, eventTypes };
}

async function endpointsLike(ctx: Ctx, text: string): Promise<FoundEndpoint[]> {
  const { environmentId } = ctx.actor;
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { operationalApplicationId: true },
  });
  const ids = await findEndpoints(ctx.pool, {
    environmentId,
    exceptApplicationId: operationalApplicationId,
    text,
    after: undefined,
    direction: "desc",
    take: maxEach,
  });
  const rows = await ctx.prisma.endpoint.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "desc" },
    select: { id: true, url: true, application: { select: { name: true } } },
  });
  return rows.map(({ id, url, application }) => ({
    id,
    url: splitUrl(url).url,
    applicationName: application.name,
  }));
}
