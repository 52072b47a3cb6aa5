import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createProgram } from "@posthorn/cli/program";
import { describeSettings } from "@posthorn/settings";
import { beforeAll, describe, expect, it } from "vitest";
import { leavesOf, nameOf } from "./cli-page.ts";
import { generatedFiles, root } from "./generated-files.ts";
import { anchorOf } from "./markdown.ts";
import { pagePaths } from "./page-paths.ts";
import { readSnippets } from "./read-snippets.ts";

const paths = pagePaths();
const texts = new Map<string, string>();

beforeAll(async () => {
  for (const path of paths) texts.set(path, await readFile(join(root, path), "utf8"));
});

describe("the pages", () => {
  it("that are generated are as `npm run docs` makes them", async () => {
    for (const [path, text] of await generatedFiles()) {
      expect(await readFile(join(root, path), "utf8"), `${path} is stale: npm run docs`).toBe(text);
    }
  });

  it.each(paths)("%s links only to what is there", (path) => {
    const links = [...withoutCode(texts.get(path) ?? "").matchAll(/\]\(([^)\s]+)\)/g)].map(
      ([, to = ""]) => to,
    );
    const broken = links.filter((to) => !/^https?:/.test(to) && !isThere(path, to));
    expect(broken).toEqual([]);
  });

  it("name only settings that exist", async () => {
    const known = new Set(describeSettings().map(({ variable }) => variable));
    for (const [path, text] of [...texts, ...(await deployFiles())]) {
      const named = [...text.matchAll(/\bPOSTHORN_[A-Z_]*[A-Z]\b/g)].map(([name]) => name);
      expect(
        named.filter((name) => !known.has(name)),
        path,
      ).toEqual([]);
    }
  });

  it("name only commands and options that exist", () => {
    const commands = new Map(leavesOf(createProgram()).map((command) => [nameOf(command), command]));
    for (const [path, text] of texts) {
      for (const { name, options } of commandsIn(text)) {
        const command = [...commands].find(([each]) => name === each || name.startsWith(`${each} `))?.[1];
        expect(command, `${path}: posthorn ${name}`).toBeDefined();
        const known = command?.options.map(({ long }) => long);
        for (const option of options) expect(known, `${path}: posthorn ${name}`).toContain(option);
      }
    }
  });

  it("are short: half of them within 450 words", () => {
    const counts = [...texts]
      .filter(([path]) => !path.startsWith("docs/reference/"))
      .map(([, text]) => wordsOf(text));
    const median = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)];
    expect(median).toBeLessThanOrEqual(450);
  });
});

async function deployFiles(): Promise<[string, string][]> {
  const files = ["Dockerfile", "deploy/compose.yaml", "deploy/Caddyfile"];
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => [file, await readFile(join(root, file), "utf8")]),
  );
}

function isThere(page: string, to: string): boolean {
  const [file = "", anchor] = to.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined || !target.endsWith(".md")) return true;
  return headingsOf(texts.get(target) ?? "")
    .map(anchorOf)
    .includes(anchor);
}

function headingsOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);
}

function withoutCode(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, "");
}

/** Calls of the command line in shell examples: `npm run posthorn -- token create --json`, or plain `posthorn …`. */
function commandsIn(text: string): { name: string; options: string[] }[] {
  const shell = readSnippets(text).filter(({ language }) => language === "bash");
  const calls = shell.flatMap(({ code }) => [
    ...code.matchAll(/(?:npm run(?: -s| --silent)? posthorn --|\bposthorn) ([a-z][^|;&\n)]*)/g),
  ]);
  return calls.map(([, call = ""]) => {
    const words = call
      .replaceAll("\\\n", " ")
      .split(/\s+/)
      .filter((word) => word !== "");
    const end = words.findIndex((word) => word.startsWith("-"));
    return {
      name: (end === -1 ? words : words.slice(0, end)).join(" "),
      options: words.filter((word) => word.startsWith("--")).map((word) => word.split("=")[0] ?? ""),
    };
  });
}

function wordsOf(text: string): number {
  return withoutCode(text)
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;
}
