import type {
  ApplicationEventTypeListQuery,
  ApplicationEventTypeOut,
  EventTypeTranslations,
  Language,
  ListResponse,
} from "@posthorn/contract";
import type { EventType } from "@posthorn/db";
import { readRollups, rollupSegments } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { visibleTo } from "./find-event-type.ts";

const dayMs = 86_400_000;

type Row = Omit<EventType, "schemas" | "draft">;

/** A page of the event types that an application can get, in a language, and how much came of each in 30 days. */
export async function listApplicationEventTypes(
  ctx: Ctx,
  { application: ref, query }: { application: string; query: ApplicationEventTypeListQuery },
): Promise<ListResponse<ApplicationEventTypeOut>> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, ref);
  const counts = await countPublished(ctx, { days: 30, applicationId: application.id });
  const { environmentId } = ctx.actor;
  return listPage<Row, ApplicationEventTypeOut>(
    { ...query, order: "ascending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.eventType.findMany({
          where: { environmentId, archived: false, ...(after && { name: after }), ...visibleTo(ctx) },
          orderBy: { name: direction },
          omit: { schemas: true, draft: true },
          take,
        }),
      keyOf: (row) => row.name,
      toItem: (row) => applicationEventTypeOut(row, query.language, counts),
    },
  );
}

/** An event type as an application's people see it in a language. */
export function applicationEventTypeOut(
  row: Row,
  language: Language,
  counts: ReadonlyMap<string, number>,
): ApplicationEventTypeOut {
  return {
    name: row.name,
    ...textsIn(row, language),
    groupName: row.groupName,
    deprecated: row.deprecated,
    messagesOf30Days: counts.get(row.name) ?? 0,
  };
}

/** Title and description in a language; in English where it is missing. */
export function textsIn(
  { title, description, translations }: Pick<EventType, "title" | "description" | "translations">,
  language: Language,
): Pick<ApplicationEventTypeOut, "title" | "description" | "language"> {
  // Holds because they are written as the contract reads them.
  const translated =
    language === "en" ? undefined : (translations as EventTypeTranslations | null)?.[language];
  if (!translated) return { title, description, language: "en" };
  return { ...translated, language };
}

/** Messages published by event type in the last days, from rollups: those of an application, or of all tenants. */
export async function countPublished(
  ctx: Ctx,
  owner: { days: number } & ({ applicationId: string } | { exceptApplicationId: string }),
): Promise<Map<string, number>> {
  const { days, ...whose } = owner;
  const now = ctx.now().getTime();
  const segments = rollupSegments({ from: now - days * dayMs, to: now }, now);
  // What was published has no endpoint: the rows of deliveries are left unread.
  const filter = { environmentId: ctx.actor.environmentId, endpointId: "", ...whose };
  const rows = await readRollups(ctx.pool, filter, segments, "event_type");
  return new Map(
    rows.filter(({ outcome }) => outcome === "published").map(({ group, count }) => [group, count]),
  );
}
