import type pg from "pg";
import { int2Array, textArray } from "./binary-array.ts";
import type { MessageRow } from "./find-messages.ts";

/** The payload texts of messages by id; those expunged or dropped are not there. Says nothing of expiry. */
export async function loadPayloads(
  pool: pg.Pool,
  messages: readonly Pick<MessageRow, "id" | "retentionClass">[],
): Promise<Map<string, string>> {
  if (messages.length === 0) return new Map();
  const ids = messages.map((message) => message.id).sort();
  const { rows } = await pool.query<{ id: string; body: string }>({
    text: statement,
    values: [
      int2Array(messages.map((message) => message.retentionClass)),
      textArray(messages.map((message) => message.id)),
      ids[0],
      ids.at(-1),
    ],
  });
  return new Map(rows.map((row) => [row.id, row.body]));
}

const statement = `
select p.message_id as id, p.body
  from unnest($1::int2[], $2::text[]) as i (retention_class, message_id)
  join payloads p
    on p.retention_class = i.retention_class and p.message_id = i.message_id and p.message_id between $3 and $4
 where p.body is not null`;
