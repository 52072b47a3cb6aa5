/** What an endpoint asks for: names, and `order.*` for all below; null: all events. */
export type Filters = readonly string[] | null;

/** Why an endpoint gets an event type, or that it does not. */
export type Subscription =
  | { by: "all" }
  | { by: "group"; pattern: string }
  | { by: "name" }
  | { by: "nothing" };

/** What is meant by switching an event type off: the endpoint gets `rest`, or is disabled. */
export type Stop =
  | { what: "type"; rest: string[] }
  | { what: "group"; pattern: string; rest: string[] }
  | { what: "endpoint" };

export function subscriptionOf(filters: Filters, name: string): Subscription {
  if (filters === null) return { by: "all" };
  const pattern = filters.find((filter) => covers(filter, name));
  if (pattern !== undefined) return { by: "group", pattern };
  return { by: filters.includes(name) ? "name" : "nothing" };
}

/** The group that an event type is in, with what comes later: `order.*`; null: it is in none. */
export function groupPatternOf(name: string): string | null {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? null : `${name.slice(0, dot)}.*`;
}

/** With one more event type, or `order.*` in place of what is below `order.` */
export function withFilter(filters: Filters, added: string): string[] | null {
  if (filters === null) return null;
  return [...new Set([...filters.filter((filter) => !covers(added, filter)), added])];
}

/** Without what is new of a group: what there is of it now stays, name by name. */
export function withoutNewOf(
  filters: readonly string[],
  pattern: string,
  names: readonly string[],
): string[] {
  const rest = filters.filter((filter) => filter !== pattern);
  return [...new Set([...rest, ...names.filter((name) => covers(pattern, name))])];
}

/**
 * What may be meant by switching an event type off. Only where it is asked for by its name, and is not the last, is
 * there one answer.
 */
export function stopsOf(filters: Filters, name: string, names: readonly string[]): Stop[] {
  const subscription = subscriptionOf(filters, name);
  const rest = withoutName(filters, name, names);
  const stops: Stop[] = rest.length > 0 ? [{ what: "type", rest }] : [];
  if (subscription.by === "name" && rest.length > 0) return stops;
  if (subscription.by === "group" && filters !== null) {
    const { pattern } = subscription;
    const others = filters.filter(
      (filter) => filter !== name && !covers(filter, name) && !covers(pattern, filter),
    );
    if (others.length > 0) stops.push({ what: "group", pattern, rest: others });
  }
  return [...stops, { what: "endpoint" }];
}

/** What covers it is replaced by all of that but it: groups beside it stay groups. */
function withoutName(filters: Filters, name: string, names: readonly string[]): string[] {
  if (filters === null) return [...allBelow("", name, names)];
  const rest = new Set<string>();
  for (const filter of filters) {
    if (!covers(filter, name)) rest.add(filter);
    else for (const other of allBelow(filter.slice(0, -1), name, names)) rest.add(other);
  }
  rest.delete(name);
  return [...rest];
}

function allBelow(prefix: string, except: string, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const name of names) {
    if (!name.startsWith(prefix) || name === prefix || name === except) continue;
    const dot = name.indexOf(".", prefix.length);
    if (dot === -1) found.add(name);
    else if (!except.startsWith(name.slice(0, dot + 1))) found.add(`${name.slice(0, dot)}.*`);
    else for (const other of allBelow(name.slice(0, dot + 1), except, names)) found.add(other);
  }
  return found;
}

function covers(filter: string, name: string): boolean {
  return filter.endsWith(".*") && name !== filter && name.startsWith(filter.slice(0, -1));
}
