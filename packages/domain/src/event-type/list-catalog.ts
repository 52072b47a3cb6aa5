import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { countPublished } from "./count-published.ts";
import { newestFirst } from "./schema-versions.ts";

export type CatalogEntry = {
  name: string;
  title: string | null;
  description: string;
  groupName: string | null;
  archived: boolean;
  deprecated: boolean;
  /** The newest of its schema; null: it has none. */
  version: string | null;
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
  const [rows, of7Days, of30Days] = await Promise.all([
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
    countPublished(ctx, { days: 7, exceptApplicationId }),
    countPublished(ctx, { days: 30, exceptApplicationId }),
  ]);
  const shown = rows.slice(0, maxEntries);
  const standing = await readVersions(
    ctx,
    shown.map(({ name }) => name),
  );
  const entries = shown.map((row) => ({
    ...row,
    version: newestFirst(standing.get(row.name)?.versions ?? [])[0] ?? null,
    hasDraft: standing.get(row.name)?.hasDraft ?? false,
    messagesOf7Days: of7Days.get(row.name) ?? 0,
    messagesOf30Days: of30Days.get(row.name) ?? 0,
  }));
  return { entries, isCut: rows.length > maxEntries };
}

type Standing = { name: string; versions: string[]; hasDraft: boolean };

/** Which versions there are, without the schemas themselves. */
async function readVersions({ prisma, actor }: Ctx, names: string[]): Promise<Map<string, Standing>> {
  const rows = await prisma.$queryRaw<Standing[]>`
    select name, array(select jsonb_object_keys(schemas)) as versions, draft is not null as "hasDraft"
    from event_types where environment_id = ${actor.environmentId} and name = any(${names})`;
  return new Map(rows.map((row) => [row.name, row]));
}
