import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const locales = ["en", "id", "vi", "ru"] as const;
export type Locale = (typeof locales)[number];

const folder = join(import.meta.dirname, "..", "apps", "web", "messages");

/** The web app's messages of a language, by file and whole key: `sign-in` and `problems.refused`. */
export function messagesOf(locale: Locale): Map<string, Map<string, string>> {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith(".json"));
  return new Map(
    files.map((name) => {
      const flat = new Map<string, string>();
      flatten("", JSON.parse(readFileSync(join(folder, locale, name), "utf8")), flat);
      return [name.replace(".json", ""), flat] as const;
    }),
  );
}

function flatten(path: string, node: unknown, into: Map<string, string>): void {
  if (typeof node === "string") into.set(path, node);
  else
    for (const [key, child] of Object.entries(node ?? {}))
      flatten(path ? `${path}.${key}` : key, child, into);
}
