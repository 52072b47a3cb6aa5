import type pg from "pg";
import { emptyContents, type MessageContents } from "./empty-contents.ts";
import type { IdRange } from "./id-range.ts";
import { isWithin } from "./literal.ts";

const batchSize = 5_000;

/**
 * Looks at the next 5,000 messages of a range, in order of id, and nulls the contents of those that expired
 * between two instants. They are hidden from the moment they expire: this frees their space. Answers where to
 * go on; null: the range is done.
 */
export async function expireContents(
  pool: pg.Pool,
  range: IdRange,
  expired: { after: Date; until: Date },
): Promise<{ emptied: number; lastMessageId: string | null }> {
  const { rows } = await pool.query<MessageContents & { isExpired: boolean }>(
    `select id, retention_class as "retentionClass",
            payload_expires_at > $1 and payload_expires_at <= $2 as "isExpired"
       from messages where ${isWithin("id", range)}
      order by id limit ${batchSize}`,
    [expired.after, expired.until],
  );
  const due = rows.filter((row) => row.isExpired);
  await emptyContents(pool, due);
  const isDone = rows.length < batchSize;
  return { emptied: due.length, lastMessageId: isDone ? null : (rows.at(-1)?.id ?? null) };
}
