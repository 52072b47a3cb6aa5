import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const modules = join(root, "../../node_modules");
// Examples in comments import as well: they stand behind a star.
const statements = /^(?:import|export)[^*\n]* from "([^"]+)"|require\("([^"]+)"\)/gm;
let folder: string;
let dist: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "posthorn-react-"));
  dist = join(folder, "dist");
  await run(process.execPath, [join(root, "build/build.ts"), dist]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the published package", () => {
  it("is found right by every way of importing it", async () => {
    await run(process.execPath, [join(modules, "publint/src/cli.js"), dist, "--strict"]);
    const attw = join(modules, "@arethetypeswrong/cli/dist/index.js");
    const ignored = ["--exclude-entrypoints", "./posthorn-portal.js"];
    await run(process.execPath, [attw, "--pack", dist, ...ignored]);
  }, 120_000);

  it("imports nothing but React", async () => {
    for (const file of ["index.js", "index.cjs", "element.js"]) {
      const text = await readFile(join(dist, file), "utf8");
      const imported = [...text.matchAll(statements)].map(([, one, other]) => one ?? other);
      expect(imported.filter((name) => name !== "react" && !name?.startsWith("./"))).toEqual([]);
    }
  });

  it("has a script for pages without a bundler, below 6 kB", async () => {
    const script = await readFile(join(dist, "posthorn-portal.js"));
    expect(gzipSync(script).length).toBeLessThan(6_000);
    expect(script.toString()).toContain("posthorn-portal");
  });
});
