import type { EventType } from "@posthorn/db";

/** The examples in an event type's schema: those of the newest version that has some. */
export function examplesOf({ schemas }: Pick<EventType, "schemas">): readonly unknown[] {
  const versions = Object.entries((schemas ?? {}) as Record<string, { examples?: unknown } | null>);
  const newestFirst = versions.sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }));
  for (const [, schema] of newestFirst) {
    if (Array.isArray(schema?.examples) && schema.examples.length > 0) return schema.examples;
  }
  return [];
}
