import pg from "pg";

export type PoolOptions = ConnectionOptions & {
  /** False: a commit does not wait for the disk. What a crash of Postgres takes must be made again by itself. */
  isDurable?: boolean;
};

export type ConnectionOptions = {
  max?: number;
  applicationName: string;
  /** For a connection to be there, be it that all are in use. */
  connectTimeoutMs?: number;
  /** After it the server ends a statement. */
  statementTimeoutMs?: number;
  /** So much later we end it ourselves: the server says nothing. */
  silenceMs?: number;
};

export const connectionDefaults = {
  connectTimeoutMs: 10_000,
  statementTimeoutMs: 60_000,
  silenceMs: 5_000,
} satisfies Partial<ConnectionOptions>;

// int8 as a number: counts here stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Connections for the hot path and for loops. Prepared statements keep their generic plan: planning a publish anew
 * costs more than running it. Tables that are small when it is made are read by index all the same: a scan of
 * them for each row of a batch is what they would cost later. Nothing waits for a server that is gone: a statement
 * ends by the server's clock, else by ours a little later.
 */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const { connectTimeoutMs, statementTimeoutMs, silenceMs } = { ...connectionDefaults, ...options };
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 4,
    application_name: options.applicationName,
    options: [
      `-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c statement_timeout=${statementTimeoutMs}`,
      options.isDurable === false ? "-c synchronous_commit=off" : "",
    ].join(" "),
    query_timeout: statementTimeoutMs + silenceMs,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A connection that breaks is replaced on the next use; without listeners it would end the process. The pool
  // listens to idle ones only: one that breaks in somebody's hands tells by the query that fails.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
