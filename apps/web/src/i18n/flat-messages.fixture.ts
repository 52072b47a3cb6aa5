import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { loadMessages } from "./load-messages.ts";
import type { Locale } from "./locales.ts";

/** Every message of a language by its whole key: `endpoints.urlProblems.private`. */
export async function flatMessages(locale: Locale): Promise<Map<string, string>> {
  const flat = new Map<string, string>();
  const visit = (path: string, node: unknown) => {
    if (typeof node === "string") flat.set(path, node);
    else for (const [key, child] of Object.entries(node ?? {})) visit(path ? `${path}.${key}` : key, child);
  };
  visit("", await loadMessages(locale));
  return flat;
}

export type Parameter = { name: string; kind: "number" | "tag" | "select" | "text" };

/** What a message is to be given, by name. */
export function parametersOf(text: string): Parameter[] {
  const found = new Map<string, Parameter>();
  visitElements(parse(text), (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    found.set(element.value, { name: element.value, kind: kindOf(element.type) });
  });
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The forms of each plural of a message. */
export function pluralsOf(text: string): string[][] {
  const found: string[][] = [];
  visitElements(parse(text), (element) => {
    if (element.type === TYPE.plural) found.push(Object.keys(element.options));
  });
  return found;
}

function kindOf(type: TYPE): Parameter["kind"] {
  // A language without plural forms may put the number itself.
  if (type === TYPE.plural || type === TYPE.number) return "number";
  if (type === TYPE.tag) return "tag";
  return type === TYPE.select ? "select" : "text";
}

function visitElements(
  elements: MessageFormatElement[],
  visit: (element: MessageFormatElement) => void,
): void {
  for (const element of elements) {
    visit(element);
    if (element.type === TYPE.tag) visitElements(element.children, visit);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    for (const { value } of Object.values(element.options)) visitElements(value, visit);
  }
}
