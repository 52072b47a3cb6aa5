import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@posthorn/db/embedded-postgres";

const prefix = "posthorn-bench-";

/** A temporary folder of this process. What killed runs have left is removed first, their databases too. */
export async function makeRunFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    if (isOfKilledRun(name)) await removeRun(join(tmpdir(), name)).catch(() => undefined);
  }
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** The data folder of the database in it. */
export function dataDirOf(runFolder: string): string {
  return join(runFolder, "data");
}

function isOfKilledRun(name: string): boolean {
  const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

// Only the server itself knows where its cluster lies, which is not in this folder when we are root.
async function removeRun(folder: string): Promise<void> {
  const dataDir = dataDirOf(folder);
  if (await stat(dataDir).catch(() => undefined)) {
    const server = await startEmbeddedPostgres({ dataDir });
    await server.remove();
  }
  await rm(folder, { recursive: true, force: true });
}
