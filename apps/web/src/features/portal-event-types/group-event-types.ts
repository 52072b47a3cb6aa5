import type { ApplicationEventTypeOut } from "@posthorn/contract";

/** Event types that stand together; null: those that stand alone. */
export type EventTypeGroup = { name: string | null; types: ApplicationEventTypeOut[] };

/** By the group that the host gave, else by what comes before the first dot; those that stand alone come first. */
export function groupEventTypes(types: readonly ApplicationEventTypeOut[]): EventTypeGroup[] {
  const groups = new Map<string, ApplicationEventTypeOut[]>();
  for (const type of types) {
    const name = type.groupName ?? type.name.split(".")[0] ?? "";
    const members = groups.get(name);
    if (members) members.push(type);
    else groups.set(name, [type]);
  }
  const isAlone = ([, [first, second]]: [string, ApplicationEventTypeOut[]]) =>
    second === undefined && first?.groupName === null;
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b));
  const alone = sorted.filter(isAlone).flatMap(([, members]) => members);
  const shared = sorted.filter((group) => !isAlone(group));
  return [
    ...(alone.length > 0 ? [{ name: null, types: alone }] : []),
    ...shared.map(([name, members]) => ({ name, types: members })),
  ];
}

/** Those with a text in their name, title or description. */
export function findEventTypes(
  types: readonly ApplicationEventTypeOut[],
  text: string | undefined,
): ApplicationEventTypeOut[] {
  const wanted = text?.trim().toLowerCase() ?? "";
  return types.filter((type) =>
    [type.name, type.title ?? "", type.description].some((part) => part.toLowerCase().includes(wanted)),
  );
}
