import type pg from "pg";

const batchSize = 5_000;

/**
 * What may be cleaned in batches: a table, its key, and what makes a row old. `$1` is now; in those that go by
 * ids, `$1` is the lowest id that is kept.
 */
const cleanings = {
  idempotency_keys: { key: "hash", isOld: "expires_at <= $1", order: "expires_at" },
  idempotent_responses: { key: "hash", isOld: "expires_at <= $1", order: "expires_at" },
  event_ids: { key: "message_id", isOld: "message_id < $1", order: "message_id" },
  portal_sessions: { key: "id", isOld: "expires_at <= $1", order: "expires_at" },
  user_sessions: { key: "id", isOld: "coalesce(revoked_at, expires_at) <= $1", order: "id" },
  sign_in_links: { key: "token_hash", isOld: "expires_at <= $1", order: "expires_at" },
  background_tasks: { key: "id", isOld: "id < $1 and status <> 'running'", order: "id" },
  incidents: { key: "id", isOld: "id < $1 and recovered_at is not null", order: "id" },
  incident_alerts: { key: "id", isOld: "id < $1", order: "id" },
  inspected_requests: { key: "id", isOld: "id < $1", order: "id" },
  inspectors: { key: "id", isOld: "expires_at <= $1", order: "expires_at" },
  server_processes: { key: "id", isOld: "last_seen_at <= $1", order: "id" },
  operational_events: { key: "id", isOld: "id < $1", order: "id" },
  rollups_minute: rollups("minute"),
  rollups_hour: rollups("hour"),
  rollups_day: rollups("day"),
} as const satisfies Record<string, Cleaning>;

type Cleaning = { table?: string; key: string; isOld: string; order: string };

export type Cleanable = keyof typeof cleanings;

/**
 * Deletes one batch of rows that are old, the oldest first where an index has them in that order. Rows that
 * another transaction holds are skipped, so it waits for nobody. Answers how many it deleted, and whether there
 * may be more.
 */
export async function cleanExpired(
  pool: pg.Pool,
  what: Cleanable,
  bound: Date | string,
): Promise<{ deleted: number; isMore: boolean }> {
  const { table = what, key, isOld, order }: Cleaning = cleanings[what];
  const { rowCount } = await pool.query(
    `delete from ${table} where ${key} in (
       select ${key} from ${table} where ${isOld} order by ${order} limit ${batchSize} for update skip locked)`,
    [bound],
  );
  return { deleted: rowCount ?? 0, isMore: (rowCount ?? 0) >= batchSize };
}

function rollups(span: string): Cleaning {
  return { table: "rollups", key: "ctid", isOld: `span = '${span}' and starts_at < $1`, order: "starts_at" };
}
