import type { EventType } from "@posthorn/db";

/** One version of an event type's schema. */
export type SchemaVersion = { version: string; schema: Record<string, unknown> | null };

/** The versions of a schema, the newest first: 10 is newer than 9. */
export function versionsOf({ schemas }: Pick<EventType, "schemas">): SchemaVersion[] {
  const versions = Object.entries((schemas ?? {}) as Record<string, Record<string, unknown> | null>);
  return versions
    .sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }))
    .map(([version, schema]) => ({ version, schema }));
}

/** What the next version is called. */
export function nextVersion({ schemas }: Pick<EventType, "schemas">): string {
  const numbers = Object.keys(schemas ?? {})
    .map(Number)
    .filter(Number.isSafeInteger);
  return String(Math.max(0, ...numbers) + 1);
}
