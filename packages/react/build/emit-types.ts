import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..");
const modules = join(root, "../../node_modules");

/** The types of both entries, as `.d.ts` and `.d.cts`: tsc leaves `.ts` in specifiers, and knows one format. */
export async function emitTypes(dist: string): Promise<void> {
  const emitted = join(dist, ".types");
  await mkdir(emitted);
  const config = {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: join(root, "src"),
      outDir: ".",
      types: ["react"],
      typeRoots: [join(modules, "@types")],
    },
    include: [],
    files: ["index.ts", "element.ts"].map((file) => join(root, "src", file)),
  };
  const project = join(emitted, "tsconfig.json");
  await writeFile(project, JSON.stringify(config));
  await promisify(execFile)(process.execPath, [join(modules, "typescript/bin/tsc"), "-p", project]);
  const files = await readdir(emitted, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(".d.ts"))) await publish(file);
  await rm(emitted, { recursive: true });

  async function publish(file: string): Promise<void> {
    const text = await readFile(join(emitted, file), "utf8");
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(join(dist, file), withExtension(text, "js"));
    await writeFile(join(dist, file.replace(/\.d\.ts$/, ".d.cts")), withExtension(text, "cjs"));
  }
}

function withExtension(text: string, extension: string): string {
  return text.replace(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, `$1$2.${extension}$1`);
}
