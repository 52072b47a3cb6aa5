import { globSync } from "node:fs";
import { root } from "./generated-files.ts";

/** Every page for readers, by its path in the checkout. */
export function pagePaths(): string[] {
  return globSync(["README.md", "docs/**/*.md"], { cwd: root }).sort();
}
