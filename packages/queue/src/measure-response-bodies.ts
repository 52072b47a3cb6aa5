import type pg from "pg";
import { int2Array, textArray } from "./binary-array.ts";

/** How many bytes are kept of the answers of attempts; their texts are not read for it. */
export async function measureResponseBodies(
  pool: pg.Pool,
  attempts: readonly { id: string; messageId: string; retentionClass: number }[],
): Promise<Map<string, number>> {
  if (attempts.length === 0) return new Map();
  const messageIds = attempts.map((attempt) => attempt.messageId).sort();
  const { rows } = await pool.query<{ attemptId: string; bytes: number }>({
    text: statement,
    values: [
      int2Array(attempts.map((attempt) => attempt.retentionClass)),
      textArray(attempts.map((attempt) => attempt.messageId)),
      textArray(attempts.map((attempt) => attempt.id)),
      messageIds[0],
      messageIds.at(-1),
    ],
  });
  return new Map(rows.map((row) => [row.attemptId, row.bytes]));
}

const statement = `
select b.attempt_id as "attemptId", octet_length(b.body) as bytes
  from unnest($1::int2[], $2::text[], $3::text[]) as i (retention_class, message_id, attempt_id)
  join response_bodies b
    on b.retention_class = i.retention_class and b.message_id = i.message_id and b.attempt_id = i.attempt_id
   and b.message_id between $4 and $5
 where b.body is not null`;
