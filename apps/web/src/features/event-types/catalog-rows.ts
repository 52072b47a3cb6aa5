import type { CatalogEntry } from "@posthorn/domain";
import { buildEventTypeTree, type EventTypeNode } from "./event-type-tree.ts";

/** A line of the catalog: an event type, or the part of a name that several share. */
export type CatalogRow = {
  key: string;
  /** What is shown of the name: the part below the line above it. */
  label: string;
  depth: number;
  /** How many event types are below it. */
  below: number;
  entry: CatalogEntry | null;
};

/** The catalog as a tree by the dots of the names, depth first. */
export function treeRows(entries: readonly CatalogEntry[]): CatalogRow[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const walk = (nodes: readonly EventTypeNode[], depth: number): CatalogRow[] =>
    nodes.flatMap((node) => {
      const children = walk(node.children, depth + 1);
      const below = children.filter(({ entry }) => entry !== null).length;
      const entry = node.isType ? (byName.get(node.name) ?? null) : null;
      return [{ key: node.name, label: node.label, depth, below, entry }, ...children];
    });
  return walk(buildEventTypeTree(entries), 0);
}

/** The catalog by the groups that were given to the event types; those without one come last, under null. */
export function groupedRows(
  entries: readonly CatalogEntry[],
): { group: string | null; rows: CatalogRow[] }[] {
  const groups = new Map<string | null, CatalogEntry[]>();
  for (const entry of entries) groups.set(entry.groupName, [...(groups.get(entry.groupName) ?? []), entry]);
  return [...groups]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)))
    .map(([group, inGroup]) => ({
      group,
      rows: inGroup.map((entry) => ({ key: entry.name, label: entry.name, depth: 0, below: 0, entry })),
    }));
}
