/** One version of an event type's schema. */
export type SchemaVersion = { version: string; schema: Record<string, unknown> | null };

/** As the database and the API have them: by version. */
type Versioned = { schemas: unknown };

/** The versions of a schema, the newest first: 10 is newer than 9. */
export function versionsOf({ schemas }: Versioned): SchemaVersion[] {
  const byVersion = (schemas ?? {}) as Record<string, Record<string, unknown> | null>;
  return newestFirst(Object.keys(byVersion)).map((version) => ({
    version,
    schema: byVersion[version] ?? null,
  }));
}

export function newestFirst(versions: readonly string[]): string[] {
  return versions.toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }));
}

/** What the next version is called. */
export function nextVersion({ schemas }: Versioned): string {
  const numbers = Object.keys(schemas ?? {})
    .map(Number)
    .filter(Number.isSafeInteger);
  return String(Math.max(0, ...numbers) + 1);
}
