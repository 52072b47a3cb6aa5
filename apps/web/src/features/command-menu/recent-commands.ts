import { type Command, withRecent } from "./commands.ts";

/** What was chosen last in this browser, in one environment. Where storage is closed there is none. */
export function readRecent(environmentId: string): Command[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(environmentId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isCommand) : [];
  } catch {
    return [];
  }
}

export function keepRecent(environmentId: string, chosen: Command): void {
  try {
    const recent = withRecent(readRecent(environmentId), chosen);
    localStorage.setItem(keyOf(environmentId), JSON.stringify(recent));
  } catch {}
}

function keyOf(environmentId: string): string {
  return `posthorn-recent-${environmentId}`;
}

function isCommand(kept: unknown): kept is Command {
  if (typeof kept !== "object" || kept === null) return false;
  const { group, label, href } = kept as Partial<Command>;
  // Only ways within this site: storage may hold anything.
  return group === "recent" && typeof label === "string" && typeof href === "string" && /^\/\w/.test(href);
}
