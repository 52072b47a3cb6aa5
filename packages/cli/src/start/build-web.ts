import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { modulePath, root } from "../checkout.ts";

const webDir = join(root, "apps", "web");
const stampFile = join(webDir, ".next", "posthorn-sources");
const maxOutput = 8_000;

/** Builds the web app unless its last build was made of the same sources. */
export async function buildWeb(print: (text: string) => void, signal: AbortSignal): Promise<void> {
  const hash = await hashSources();
  if (await isBuilt(hash)) return;
  print("Building the web app; this takes a minute, and only when it changed …\n");
  const startedAt = performance.now();
  const { code, output } = await runBuild(signal);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`The web app could not be built:\n${output}`);
  await writeFile(stampFile, hash);
  print(`Built in ${Math.round((performance.now() - startedAt) / 1000)} s.\n`);
}

async function isBuilt(hash: string): Promise<boolean> {
  const stamp = await readFile(stampFile, "utf8").catch(() => "");
  const buildId = await stat(join(webDir, ".next", "BUILD_ID")).catch(() => undefined);
  return stamp === hash && buildId !== undefined;
}

type Built = { code: number | null; output: string };

/** The widget's script, which the app serves to hosts, then the app. */
async function runBuild(signal: AbortSignal): Promise<Built> {
  const script = join(root, "packages", "react", "build", "build-script.ts");
  const widget = await runNode([script, join(webDir, "public", "posthorn-portal.js")], signal);
  return widget.code === 0 ? runNode([modulePath("next", "dist", "bin", "next"), "build"], signal) : widget;
}

function runNode(args: string[], signal: AbortSignal): Promise<Built> {
  const child = spawn(process.execPath, args, {
    cwd: webDir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  const take = (text: string) => {
    output = (output + text).slice(-maxOutput);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise((resolve) => {
    child.on("error", (error) => take(error.message));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Of everything that the build reads: the app, the packages it imports, and the installed versions. */
async function hashSources(): Promise<string> {
  const folders = await importedWorkspaces();
  const files = ["package-lock.json", "tsconfig.base.json"];
  for (const folder of folders) {
    const found = glob("**/*", { cwd: join(root, folder), exclude: isNoSource, withFileTypes: true });
    for await (const entry of found) {
      // A file whose folder was listed before its pattern is not asked of `exclude`.
      if (entry.isFile() && !isNoSource(entry))
        files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
    }
  }
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    hash.update(file).update("\0");
    hash.update(await readFile(join(root, file)).catch(() => ""));
  }
  return hash.digest("hex");
}

// The build itself writes the last three.
const noSources = new Set([
  "node_modules",
  ".next",
  "dist",
  "next-env.d.ts",
  "tsconfig.json",
  "posthorn-portal.js",
]);

function isNoSource({ name }: { name: string }): boolean {
  return noSources.has(name) || /\.test\.tsx?$|\.tsbuildinfo$/.test(name);
}

/** The folders of the web app and of the packages of ours that it needs, directly or not. */
async function importedWorkspaces(): Promise<string[]> {
  const folders = new Set(["apps/web"]);
  for (const folder of folders) {
    const text = await readFile(join(root, folder, "package.json"), "utf8");
    const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
    const ours = Object.keys(dependencies).filter((name) => name.startsWith("@posthorn/"));
    for (const name of ours) folders.add(`packages/${name.slice("@posthorn/".length)}`);
  }
  return [...folders];
}
