import type { Pool } from "@posthorn/db";

export type StatementLine = {
  query: string;
  calls: number;
  totalMs: number;
  meanMs: number;
  rows: number;
  walMb: number;
};

export type WaitLine = { application: string; wait: string; share: number };

export type StatementReport = {
  seconds: number;
  statements: StatementLine[];
  /** Of the looks at connections at work, how often each was found in this wait; `cpu` is none. */
  waits: WaitLine[];
  walMb: number;
  commits: number;
};

export type StatementWatch = { open(): Promise<void>; close(): Promise<StatementReport>; stop(): void };

const lookEveryMs = 50;
const top = 20;

/** Watches what Postgres does in the measured time: its statements from pg_stat_statements, its waits by looking often. */
export function watchStatements(pool: Pool): StatementWatch {
  const waits = new Map<string, number>();
  let looks = 0;
  let timer: NodeJS.Timeout | undefined;
  let before = { wal: 0, commits: 0, atMs: 0 };

  async function look(): Promise<void> {
    const { rows } = await pool.query<{ application: string; wait: string }>(activity);
    looks += 1;
    for (const { application, wait } of rows) {
      const key = `${application}\t${wait}`;
      waits.set(key, (waits.get(key) ?? 0) + 1);
    }
  }

  return {
    stop: () => clearInterval(timer),
    open: async () => {
      await pool.query("select pg_stat_statements_reset()");
      before = { ...(await readTotals(pool)), atMs: performance.now() };
      timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
    },
    close: async () => {
      clearInterval(timer);
      const now = await readTotals(pool);
      const { rows } = await pool.query<StatementLine>(statements);
      return {
        seconds: (performance.now() - before.atMs) / 1_000,
        statements: rows,
        walMb: (now.wal - before.wal) / 2 ** 20,
        commits: now.commits - before.commits,
        waits: [...waits]
          .map(([key, count]) => {
            const [application = "", wait = ""] = key.split("\t");
            return { application, wait, share: count / Math.max(1, looks) };
          })
          .sort((a, b) => b.share - a.share)
          .slice(0, top),
      };
    },
  };
}

async function readTotals(pool: Pool): Promise<{ wal: number; commits: number }> {
  const { rows } = await pool.query<{ wal: number; commits: number }>(
    `select (select wal_bytes::float8 from pg_stat_wal) as wal,
            (select xact_commit from pg_stat_database where datname = current_database()) as commits`,
  );
  return rows[0] ?? { wal: 0, commits: 0 };
}

const activity = `
select coalesce(nullif(application_name, ''), backend_type) as application,
       case when state = 'idle in transaction' then 'idle in transaction'
            else coalesce(wait_event_type || ' ' || wait_event, 'cpu') end as wait
  from pg_stat_activity
 where pid <> pg_backend_pid() and application_name <> 'posthorn-bench'
   and (state in ('active', 'idle in transaction')
        or (state is null and coalesce(wait_event_type, '') not in ('Activity', 'Extension')))`;

const statements = `
select query, calls, total_exec_time as "totalMs", mean_exec_time as "meanMs", rows,
       wal_bytes::float8 / 1048576 as "walMb"
  from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
 where query not like '%pg_stat_%'
 order by total_exec_time desc
 limit ${top}`;
