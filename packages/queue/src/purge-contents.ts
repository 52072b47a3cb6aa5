import type pg from "pg";
import { emptyContents, type MessageContents } from "./empty-contents.ts";
import type { IdRange } from "./id-range.ts";
import { isWithin, literal } from "./literal.ts";

export type PurgedBatch = { purged: number; lastMessageId: string | null };

const batchSize = 500;

/**
 * Removes the contents of the next 500 messages of an application, in order of id, and marks them expunged.
 * The caller's transaction saves its cursor with it.
 */
export async function purgeContents(
  client: pg.PoolClient,
  applicationId: string,
  range: IdRange,
): Promise<PurgedBatch> {
  const { rows } = await client.query<MessageContents & { isExpunged: boolean }>(
    `select id, retention_class as "retentionClass", payload_expunged_at is not null as "isExpunged"
       from messages where application_id = ${literal(applicationId)} and ${isWithin("id", range)}
      order by id limit ${batchSize}`,
  );
  const whole = rows.filter((row) => !row.isExpunged);
  if (whole.length > 0) {
    await client.query(
      `update messages set payload_expunged_at = now()
        where id = any($1) and id between $2 and $3 and payload_expunged_at is null`,
      [whole.map((row) => row.id), whole[0]?.id, whole.at(-1)?.id],
    );
    await emptyContents(client, whole);
  }
  return { purged: whole.length, lastMessageId: rows.at(-1)?.id ?? null };
}
