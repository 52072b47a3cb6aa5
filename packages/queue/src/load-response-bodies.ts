import type pg from "pg";
import { int2Array, textArray } from "./binary-array.ts";

export type ResponseBody = { attemptId: string; body: string | null; isBase64: boolean };

/** The kept answers of attempts; a null body was expunged, one that is not there was empty or has been dropped. */
export async function loadResponseBodies(
  pool: pg.Pool,
  attempts: readonly { id: string; messageId: string; retentionClass: number }[],
): Promise<Map<string, ResponseBody>> {
  if (attempts.length === 0) return new Map();
  const messageIds = attempts.map((attempt) => attempt.messageId).sort();
  const { rows } = await pool.query<ResponseBody>({
    text: statement,
    values: [
      int2Array(attempts.map((attempt) => attempt.retentionClass)),
      textArray(attempts.map((attempt) => attempt.messageId)),
      textArray(attempts.map((attempt) => attempt.id)),
      messageIds[0],
      messageIds.at(-1),
    ],
  });
  return new Map(rows.map((row) => [row.attemptId, row]));
}

const statement = `
select b.attempt_id as "attemptId", b.body, b.is_base64 as "isBase64"
  from unnest($1::int2[], $2::text[], $3::text[]) as i (retention_class, message_id, attempt_id)
  join response_bodies b
    on b.retention_class = i.retention_class and b.message_id = i.message_id and b.attempt_id = i.attempt_id
   and b.message_id between $4 and $5`;
