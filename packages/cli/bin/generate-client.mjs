import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { node, root } from "./checkout.mjs";

const generated = join(root, "packages", "db", "src", "generated");
const stampFile = join(generated, ".posthorn-schema");

/** Generates the Prisma client when the schema or Prisma's version is another than last time. */
export async function generateClient({ isForced }) {
  const hash = await schemaHash();
  const stamp = await readFile(stampFile, "utf8").catch(() => "");
  if (stamp === hash && !isForced) return;
  process.stderr.write("Generating the database client …\n");
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  // Generating needs no schema engine, but the CLI downloads one unless it is told of a program.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: node, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" };
  const child = spawn(node, [prisma, "generate", "--no-hints"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = await outputOf(child);
  if (child.exitCode !== 0) throw new Error(`prisma generate failed:\n${output}`);
  await writeFile(stampFile, hash);
}

async function schemaHash() {
  const folder = join(root, "prisma");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".prisma"));
  const files = [
    ...names.sort().map((name) => join(folder, name)),
    join(root, "prisma.config.ts"),
    join(root, "node_modules", "prisma", "package.json"),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(await readFile(file)).update("\0");
  return hash.digest("hex");
}

function outputOf(child) {
  let output = "";
  const take = (text) => {
    output = (output + text).slice(-20_000);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(output));
  });
}
