import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { entries } from "./entries.ts";

/** Packages of the workspace whose types are taken in, by name. */
const takenIn: Record<string, string> = { "@posthorn/signing": "signing/src/index.ts" };

const specifiers = /((?:from|import)\s*\(?\s*)"([^"]+)"/g;

/**
 * The types of all entries, as `.d.ts` and `.d.cts`: what tsc emits, from the entries on, with specifiers that
 * name the published files. tsc leaves `.ts` in them, and knows nothing of a second module format.
 */
export async function emitTypes(sdk: string, dist: string): Promise<void> {
  const emitted = join(dist, ".types");
  await mkdir(emitted);
  await runCompiler(sdk, emitted);
  const files = await reachableFrom(
    entries.map((entry) => `sdk/src/${entry}.ts`),
    emitted,
  );
  for (const [file, text] of files) {
    await writeTypes(join(dist, publishedName(file)), text, file, "js");
    await writeTypes(join(dist, publishedName(file)), text, file, "cjs");
  }
  await rm(emitted, { recursive: true });
}

async function runCompiler(sdk: string, outDir: string): Promise<void> {
  const packages = join(sdk, "..");
  const modules = join(sdk, "../../node_modules");
  const config = {
    extends: join(sdk, "../../tsconfig.base.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: packages,
      outDir: ".",
      typeRoots: [join(modules, "@types")],
      // What is found through node_modules would not be emitted.
      paths: Object.fromEntries(
        Object.entries(takenIn).map(([name, file]) => [name, [join(packages, file)]]),
      ),
    },
    files: entries.map((entry) => join(sdk, "src", `${entry}.ts`)),
  };
  const project = join(outDir, "tsconfig.json");
  await writeFile(project, JSON.stringify(config));
  await promisify(execFile)(process.execPath, [join(modules, "typescript/bin/tsc"), "-p", project]);
}

/** Source file → declarations, of all that the entries lead to: the rest is nobody's business. */
async function reachableFrom(starts: string[], emitted: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = [...starts];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = await readFile(join(emitted, file.replace(/\.ts$/, ".d.ts")), "utf8");
    found.set(file, text);
    for (const [, , specifier = ""] of code(text).matchAll(specifiers))
      waiting.push(sourceOf(specifier, file));
  }
  return found;
}

/** Examples in comments import as well; they are not followed. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => " ".repeat(comment.length));
}

function sourceOf(specifier: string, importer: string): string {
  const source = takenIn[specifier] ?? resolve("/", dirname(importer), specifier).slice(1);
  if (specifier.startsWith(".") || specifier in takenIn) return source;
  throw new Error(
    `The types of ${importer} lead to ${specifier}, which whoever installs the package has not.`,
  );
}

/** `sdk/src/client/page.ts` is published as `client/page`, `signing/src/verify.ts` as `signing/verify`. */
function publishedName(source: string): string {
  return source
    .replace(/^sdk\/src\//, "")
    .replace(/^signing\/src\//, "signing/")
    .replace(/\.ts$/, "");
}

async function writeTypes(
  target: string,
  text: string,
  importer: string,
  extension: "js" | "cjs",
): Promise<void> {
  const inCode = code(text);
  const written = text.replace(
    specifiers,
    (whole: string, before: string, specifier: string, offset: number) => {
      if (inCode[offset] === " ") return whole;
      const published = publishedName(sourceOf(specifier, importer));
      const path = relative(dirname(publishedName(importer)), published);
      return `${before}"${path.startsWith(".") ? path : `./${path}`}.${extension}"`;
    },
  );
  const file = `${target}.d.${extension === "js" ? "ts" : "cts"}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, written);
}
