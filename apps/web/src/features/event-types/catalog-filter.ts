/** What the list of event types is narrowed to. */
export type CatalogFilter = { text?: string; isArchivedToo: boolean };

type Given = { text?: unknown; archived?: unknown };

/** The filter that an address asks for. */
export function catalogFilterOf({ text, archived }: Given): CatalogFilter {
  const asked = typeof text === "string" ? text.trim().slice(0, 256) : "";
  return { ...(asked !== "" && { text: asked }), isArchivedToo: archived === "true" };
}
