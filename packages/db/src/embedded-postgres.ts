import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { initialiseCluster } from "./embedded-postgres-cluster.ts";
import { type DatabaseFolder, findDatabaseFolder, openDatabaseFolder } from "./embedded-postgres-folder.ts";
import { holdLock } from "./embedded-postgres-lock.ts";
import { readPostmaster, stopOrphan } from "./embedded-postgres-postmaster.ts";
import { freePort, type PostgresProcess, startPostmaster } from "./embedded-postgres-process.ts";
import type { Durability } from "./embedded-postgres-settings.ts";

import { markForTests, sweepTestFolders } from "./embedded-postgres-sweep.ts";

export { holdLock, type Lock, LockHeldError, startOfProcess } from "./embedded-postgres-lock.ts";

export type EmbeddedPostgresOptions = {
  /** The data folder; made when it is missing. */
  dataDir: string;
  /** `test` gives up safety against a crash of the machine for speed. Default `full`. */
  durability?: Durability;
  /** A fixed port, as after a restart; without it, a free one. */
  port?: number;
  /** Gets each line of the server's log. */
  onLog?: (line: string) => void;
};

export type EmbeddedPostgres = {
  /** Connects as the owner of the database `posthorn`. */
  url: string;
  port: number;
  /** The postmaster's. */
  pid: number;
  /** Resolves when the server has ended, whoever ended it. */
  ended: Promise<void>;
  /** A fast shutdown; after `timeoutMs` (5000) an immediate one, from which the next start recovers. */
  stop(options?: { timeoutMs?: number }): Promise<void>;
  /** Stops it and deletes the cluster: for tests. */
  remove(): Promise<void>;
};

const portTries = 5;

/**
 * Starts the Postgres of a data folder, making its cluster first when there is none. A server that an
 * ended process left behind is stopped; one that another process holds is an error.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await openDatabaseFolder(options.dataDir);
  const lock = await holdLock(join(folder.path, "lock"), `The database of ${options.dataDir}`);
  try {
    await stopOrphan(folder.cluster);
    if (options.durability === "test") {
      await markForTests(folder.path);
      await sweepTestFolders(dirname(folder.path));
    }
    await initialiseCluster(folder, options.durability ?? "full");
    const running = await startOnFreePort(folder, options);
    const ended = running.ended.finally(lock.release);
    const stop = async (bounds: { timeoutMs?: number } = {}) => {
      await running.stop(bounds.timeoutMs ?? 5_000);
      await ended;
    };
    const remove = async () => {
      await stop({ timeoutMs: 1_000 });
      await removeFolder(folder);
    };
    const { port, pid } = running;
    return { url: urlOf(folder, port), port, pid, ended, stop, remove };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The running Postgres of a data folder, started by whichever process. */
export async function findEmbeddedPostgres(
  dataDir: string,
): Promise<{ url: string; pid: number } | undefined> {
  const folder = await findDatabaseFolder(dataDir);
  const postmaster = folder && (await readPostmaster(folder.cluster));
  return postmaster && { url: urlOf(folder, postmaster.port), pid: postmaster.pid };
}

async function startOnFreePort(
  folder: DatabaseFolder,
  options: EmbeddedPostgresOptions,
): Promise<PostgresProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      const port = options.port ?? (await freePort());
      return await startPostmaster(folder, { ...options, port });
    } catch (error) {
      // Another process may take the port between our look and the bind.
      const isTaken = error instanceof Error && error.message.includes("Address already in use");
      if (!isTaken || options.port !== undefined || tries === portTries) throw error;
    }
  }
}

function urlOf(folder: { password: string }, port: number): string {
  return `postgresql://posthorn:${folder.password}@127.0.0.1:${port}/posthorn`;
}

async function removeFolder(folder: DatabaseFolder): Promise<void> {
  await rm(folder.path, { recursive: true, force: true });
  await rm(folder.noteFile, { force: true });
  await rm(`${folder.path}.replaced`, { recursive: true, force: true });
}
