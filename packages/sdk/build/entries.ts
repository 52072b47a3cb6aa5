/** What can be imported: `@posthorn/sdk` and a subpath each. The files of this name stand in `src/`. */
export const entries = ["index", "webhook", "fetch", "next", "express", "fastify", "hono"] as const;

export type Entry = (typeof entries)[number];

/** The name of an entry in `exports`. */
export function subpathOf(entry: Entry): string {
  return entry === "index" ? "." : `./${entry}`;
}
