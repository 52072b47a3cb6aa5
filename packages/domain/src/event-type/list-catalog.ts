import { Prisma } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { countPublished } from "./count-published.ts";

export type CatalogEntry = {
  name: string;
  title: string | null;
  description: string;
  groupName: string | null;
  archived: boolean;
  deprecated: boolean;
  hasDraft: boolean;
  messagesOf7Days: number;
  messagesOf30Days: number;
};

const maxEntries = 1_000;

/** The event types of an environment by name, with how much of each was published; the first thousand that match. */
export async function listCatalog(
  ctx: Ctx,
  { text, isArchivedToo }: { text?: string | undefined; isArchivedToo: boolean },
): Promise<{ entries: CatalogEntry[]; isCut: boolean }> {
  requirePermission(ctx, "read_as_host");
  const { environmentId } = ctx.actor;
  const { operationalApplicationId: exceptApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { operationalApplicationId: true },
  });
  const contains = text ? { contains: text, mode: "insensitive" as const } : undefined;
  const where = {
    environmentId,
    ...(!isArchivedToo && { archived: false }),
    ...(contains && { OR: [{ name: contains }, { title: contains }, { description: contains }] }),
  };
  const [rows, drafts, of7Days, of30Days] = await Promise.all([
    ctx.prisma.eventType.findMany({
      where,
      orderBy: { name: "asc" },
      take: maxEntries + 1,
      select: {
        name: true,
        title: true,
        description: true,
        groupName: true,
        archived: true,
        deprecated: true,
      },
    }),
    ctx.prisma.eventType.findMany({
      where: { ...where, draft: { not: Prisma.DbNull } },
      orderBy: { name: "asc" },
      take: maxEntries,
      select: { name: true },
    }),
    countPublished(ctx, { days: 7, exceptApplicationId }),
    countPublished(ctx, { days: 30, exceptApplicationId }),
  ]);
  const drafted = new Set(drafts.map(({ name }) => name));
  const entries = rows.slice(0, maxEntries).map((row) => ({
    ...row,
    hasDraft: drafted.has(row.name),
    messagesOf7Days: of7Days.get(row.name) ?? 0,
    messagesOf30Days: of30Days.get(row.name) ?? 0,
  }));
  return { entries, isCut: rows.length > maxEntries };
}
