import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isLockStale } from "./embedded-postgres-lock.ts";

const minAgeMs = 600_000;
const mark = "for-tests";

/** Notes that a database folder is a test's, which nobody misses when the test was killed. */
export async function markForTests(folder: string): Promise<void> {
  await writeFile(join(folder, mark), "", { mode: 0o600 });
}

/**
 * Deletes the database folders of tests that were killed: marked, and locked by a process that ended.
 * A test may itself kill a process and go on with its folder, so only what is some minutes old goes.
 */
export async function sweepTestFolders(homeDir: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(homeDir).catch(() => [])) {
    const folder = join(homeDir, name);
    const lock = join(folder, "lock");
    const [isTest, locked] = await Promise.all([statOf(join(folder, mark)), statOf(lock)]);
    if (!isTest || !locked || now - locked.mtimeMs < minAgeMs) continue;
    if (await isLockStale(lock)) await rm(folder, { recursive: true, force: true });
  }
}

function statOf(path: string) {
  return stat(path).catch(() => undefined);
}
