import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { loadMessages } from "./load-messages.ts";
import { locales } from "./locales.ts";

const folder = join(import.meta.dirname, "..", "..", "messages");
const others = locales.filter((locale) => locale !== "en");

describe("the messages of all languages", () => {
  it.each(locales)("%s: its index names every file, and nothing else", async (locale) => {
    const files = (await readdir(join(folder, locale))).filter((name) => name.endsWith(".json"));
    const texts = await Promise.all(files.map((name) => readFile(join(folder, locale, name), "utf8")));
    const read = Object.fromEntries(
      files.map((name, index) => [camelCase(name.replace(".json", "")), JSON.parse(texts[index] ?? "")]),
    );
    expect({ ...(await loadMessages(locale)) }).toEqual(read);
  });

  it.each(others)("%s: has the keys of English, with the same parameters", async (locale) => {
    const [english, translated] = await Promise.all([flatMessages("en"), flatMessages(locale)]);
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) {
      expect([key, parametersOf(translated.get(key) ?? "")]).toEqual([key, parametersOf(text)]);
    }
  });

  it.each(locales)("%s: every plural has the forms of its language", async (locale) => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    for (const [key, text] of await flatMessages(locale)) {
      for (const forms of pluralsOf(parse(text))) {
        expect([key, pluralCategories.filter((form) => !forms.includes(form))]).toEqual([key, []]);
      }
    }
  });

  it.each(locales)("%s: no text is empty or has a blank at its ends", async (locale) => {
    for (const [key, text] of await flatMessages(locale)) {
      expect([key, text.trim()]).toEqual([key, text]);
      expect([key, text === ""]).toEqual([key, false]);
    }
  });
});

async function flatMessages(locale: (typeof locales)[number]): Promise<Map<string, string>> {
  const flat = new Map<string, string>();
  const visit = (path: string, node: unknown) => {
    if (typeof node === "string") flat.set(path, node);
    else for (const [key, child] of Object.entries(node ?? {})) visit(path ? `${path}.${key}` : key, child);
  };
  visit("", await loadMessages(locale));
  return flat;
}

/** The names of a message's parameters and tags, each with what it is. */
function parametersOf(text: string): string[] {
  const names = new Set<string>();
  visitElements(parse(text), (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    // A language without plural forms may put the number itself.
    const isNumber = element.type === TYPE.plural || element.type === TYPE.number;
    names.add(`${isNumber ? "number" : TYPE[element.type]} ${element.value}`);
  });
  return [...names].sort();
}

function pluralsOf(elements: MessageFormatElement[]): string[][] {
  const found: string[][] = [];
  visitElements(elements, (element) => {
    if (element.type === TYPE.plural) found.push(Object.keys(element.options));
  });
  return found;
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

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
