import type { ApplicationEventTypeOut, EventTypeTranslations, Language } from "@posthorn/contract";
import type { EventType } from "@posthorn/db";
import { matchingPatterns } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { countPublished } from "./count-published.ts";

/** An event type without its schemas, which may be large. */
export type EventTypeRow = Omit<EventType, "schemas" | "draft">;

/** Event types as an application's people see them in a language; what is counted is counted for all of them at once. */
export async function applicationEventTypesOut(
  ctx: Ctx,
  rows: readonly EventTypeRow[],
  { applicationId, language }: { applicationId: string; language: Language },
): Promise<ApplicationEventTypeOut[]> {
  const names = rows.map(({ name }) => name);
  const [counts, endpoints, withExample] = await Promise.all([
    countPublished(ctx, { days: 30, applicationId }),
    countSubscribed(ctx, applicationId, names),
    namesWithExample(ctx, names),
  ]);
  return rows.map((row) => ({
    name: row.name,
    ...textsIn(row, language),
    groupName: row.groupName,
    deprecated: row.deprecated,
    hasExample: withExample.has(row.name),
    endpoints: endpoints.get(row.name) ?? 0,
    messagesOf30Days: counts.get(row.name) ?? 0,
  }));
}

/** Title and description in a language; in English where it is missing. */
function textsIn(
  { title, description, translations }: Pick<EventType, "title" | "description" | "translations">,
  language: Language,
): Pick<ApplicationEventTypeOut, "title" | "description" | "language"> {
  // Holds because they are written as the contract reads them.
  const translated =
    language === "en" ? undefined : (translations as EventTypeTranslations | null)?.[language];
  if (!translated) return { title, description, language: "en" };
  return { ...translated, language };
}

/** How many endpoints of an application that are on get each event type; those that ask for the same count as one read. */
async function countSubscribed(
  ctx: Ctx,
  applicationId: string,
  names: readonly string[],
): Promise<Map<string, number>> {
  const alike = await ctx.prisma.endpoint.groupBy({
    by: ["eventTypes"],
    where: { applicationId, deletedAt: null, disabledAt: null },
    _count: { _all: true },
  });
  const asking = new Map<string, Set<(typeof alike)[number]>>();
  for (const group of alike) {
    for (const pattern of group.eventTypes.length === 0 ? [everything] : group.eventTypes) {
      asking.set(pattern, (asking.get(pattern) ?? new Set()).add(group));
    }
  }
  const countOf = (name: string) => {
    const groups = [everything, ...matchingPatterns(name)].flatMap((pattern) => [
      ...(asking.get(pattern) ?? []),
    ]);
    return [...new Set(groups)].reduce((sum, group) => sum + group._count._all, 0);
  };
  return new Map(names.map((name) => [name, countOf(name)]));
}

// No event type is called so.
const everything = "*";

/** Those of some event types that have an example; their schemas may be large, and stay where they are. */
async function namesWithExample(ctx: Ctx, names: readonly string[]): Promise<Set<string>> {
  const { environmentId } = ctx.actor;
  const rows = await ctx.prisma.$queryRaw<{ name: string }[]>`
    select name from event_types
     where environment_id = ${environmentId} and name = any(${names})
       and exists (select from jsonb_each(schemas) as version
                    where jsonb_typeof(version.value -> 'examples') = 'array'
                      and version.value -> 'examples' <> '[]'::jsonb)`;
  return new Set(rows.map(({ name }) => name));
}
