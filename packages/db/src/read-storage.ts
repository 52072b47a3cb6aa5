import { statfs } from "node:fs/promises";
import type pg from "pg";

export type Storage = {
  databaseBytes: number;
  /** Of the partitions of yesterday: what a day takes. Null: none of that day. */
  bytesADay: number | null;
  /** On the disk of the cluster; null: it is not on this machine, or out of sight. */
  freeBytes: number | null;
};

/** How large the database is, and how much room is left. Sizes come from the file system: no row is read. */
export async function readStorage(pool: pg.Pool, now: Date): Promise<Storage> {
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
  const { rows } = await pool.query<{
    databaseBytes: number;
    bytesADay: number | null;
    folder: string | null;
  }>(
    `select pg_database_size(current_database())::float8 as "databaseBytes",
            (select sum(pg_total_relation_size(oid))::float8 from pg_class
              where relkind = 'r' and relname like '%\\_' || $1 and relnamespace = current_schema()::regnamespace)
              as "bytesADay",
            case when pg_has_role(current_user, 'pg_read_all_settings', 'usage') and inet_server_addr() <<= '127.0.0.0/8'
                 then current_setting('data_directory', true) end as folder`,
    [yesterday],
  );
  const { databaseBytes = 0, bytesADay = null, folder = null } = rows[0] ?? {};
  return { databaseBytes, bytesADay, freeBytes: folder === null ? null : await freeBytesOf(folder) };
}

async function freeBytesOf(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
