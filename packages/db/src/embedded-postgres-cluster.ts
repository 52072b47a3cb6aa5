import { spawn } from "node:child_process";
import { chmod, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseFolder, giveToAccount } from "./embedded-postgres-folder.ts";
import type { Durability } from "./embedded-postgres-settings.ts";

const initdbTimeoutMs = 60_000;

/** Makes the cluster when there is none. A half-made one never gets its name, so it is made anew. */
export async function initialiseCluster(folder: DatabaseFolder, durability: Durability): Promise<void> {
  if (await stat(folder.cluster).catch(() => undefined)) return;
  const draft = join(folder.path, "draft");
  const passwordFile = join(folder.path, "password");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  await chmod(draft, 0o700);
  await giveToAccount(folder, draft);
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, folder.password, { mode: 0o600 });
  await giveToAccount(folder, passwordFile);
  try {
    await runInitdb(folder, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      "--username=posthorn",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Text sorts by code point and knows the case of every letter, on any machine alike.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(durability === "test" ? ["--no-sync", "--no-data-checksums"] : []),
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, folder.cluster);
}

function runInitdb(folder: DatabaseFolder, args: string[]): Promise<void> {
  const initdb = spawn(join(folder.binaries, "bin", "initdb"), args, {
    ...folder.account,
    cwd: folder.path,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: initdbTimeoutMs,
  });
  let output = "";
  initdb.stderr.setEncoding("utf8").on("data", (text: string) => {
    output = (output + text).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    initdb.on("error", (error) =>
      reject(new Error(`initdb did not run: ${error.message}`, { cause: error })),
    );
    initdb.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb failed (${signal ?? code}): ${output.trim()}`));
    });
  });
}
