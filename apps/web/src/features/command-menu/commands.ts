/** The groups of the command menu, in their order. */
export const commandGroups = [
  "recent",
  "messages",
  "pages",
  "actions",
  "applications",
  "endpoints",
  "eventTypes",
  "environments",
  "log",
] as const;

export type CommandGroup = (typeof commandGroups)[number];

/** One line of the menu: what it is called, and the address that it leads to. */
export type Command = { group: CommandGroup; label: string; hint?: string | undefined; href: string };

const mostRecent = 5;

/** Those whose name has each word that was typed; what begins with the first of them stands first. */
export function commandsLike(commands: readonly Command[], text: string): Command[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [first = ""] = words;
  return commands
    .map((command) => ({ command, name: `${command.label} ${command.hint ?? ""}`.toLocaleLowerCase() }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .sort((one, other) => Number(other.name.startsWith(first)) - Number(one.name.startsWith(first)))
    .map(({ command }) => command);
}

/** What was chosen goes to the front, once. */
export function withRecent(recent: readonly Command[], chosen: Command): Command[] {
  const { label, hint, href } = chosen;
  const rest = recent.filter((command) => command.href !== href);
  return [{ group: "recent" as const, label, hint, href }, ...rest].slice(0, mostRecent);
}

/** The id of a message, or null for any other text. */
export function messageIdOf(text: string): string | null {
  return /^msg_[0-9A-Za-z]{27}$/.exec(text.trim())?.[0] ?? null;
}
