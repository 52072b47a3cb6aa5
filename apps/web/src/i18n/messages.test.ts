import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { flatMessages, parametersOf, pluralsOf } from "./flat-messages.fixture.ts";
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
      for (const forms of pluralsOf(text)) {
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

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
