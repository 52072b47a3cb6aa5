import { setTimeout as delay } from "node:timers/promises";
import { createPool, ensurePartitions, migrate, type Pool } from "@posthorn/db";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@posthorn/db/embedded-postgres";

export type Database = {
  url: string;
  pool: Pool;
  /** The postmaster's. */
  pid(): number;
  bytes(): Promise<number>;
  /** `kill -9` of the postmaster, and a new start on the same port; resolves when it takes connections. */
  killAndRestart(): Promise<void>;
  remove(): Promise<void>;
};

export type DatabasePlan = {
  /** The first day that partitions are made for. */
  partitionsFrom: Date;
  /** Beside those that the embedded server sets itself, which stay as they are. */
  settings: Record<string, string>;
};

const restartTries = 40;
/** A backlog or months of history are filled in by few statements. */
const fillingTimeoutMs = 900_000;

/** An embedded Postgres with nothing given up for speed, migrated and with partitions from `partitionsFrom` on. */
export async function startDatabase(dataDir: string, plan: DatabasePlan): Promise<Database> {
  let server = await startEmbeddedPostgres({ dataDir });
  try {
    server = await restartWith(
      { ...plan.settings, shared_preload_libraries: "pg_stat_statements" },
      server,
      dataDir,
    );
    await migrate(server.url);
    const pool = createPool(server.url, {
      applicationName: "posthorn-bench",
      max: 4,
      statementTimeoutMs: fillingTimeoutMs,
    });
    await pool.query("create extension pg_stat_statements");
    await ensurePartitions(pool, new Date(), plan.partitionsFrom);
    return databaseOf(server, pool, dataDir);
  } catch (error) {
    await server.remove();
    throw error;
  }
}

function databaseOf(started: EmbeddedPostgres, pool: Pool, dataDir: string): Database {
  let server = started;
  return {
    url: started.url,
    pool,
    pid: () => server.pid,
    bytes: async () => {
      const { rows } = await pool.query<{ bytes: number }>(
        "select pg_database_size(current_database()) as bytes",
      );
      return rows[0]?.bytes ?? 0;
    },
    killAndRestart: async () => {
      process.kill(server.pid, "SIGKILL");
      await server.ended;
      server = await startAgain(dataDir, server.port);
    },
    remove: async () => {
      await pool.end();
      await server.remove();
    },
  };
}

// Until the last process of the killed server is gone, a new one finds its shared memory in use.
async function startAgain(dataDir: string, port: number): Promise<EmbeddedPostgres> {
  for (let tries = 1; ; tries++) {
    try {
      return await startEmbeddedPostgres({ dataDir, port });
    } catch (error) {
      if (tries === restartTries) throw error;
      await delay(250);
    }
  }
}

// The settings lie in the cluster, so that a later start has them too.
async function restartWith(
  settings: Record<string, string>,
  server: EmbeddedPostgres,
  dataDir: string,
): Promise<EmbeddedPostgres> {
  const pool = createPool(server.url, { applicationName: "posthorn-bench", max: 1 });
  for (const [name, value] of Object.entries(settings)) {
    await pool.query(`alter system set ${name} = '${value.replaceAll("'", "''")}'`);
  }
  await pool.end();
  await server.stop();
  return startEmbeddedPostgres({ dataDir });
}
