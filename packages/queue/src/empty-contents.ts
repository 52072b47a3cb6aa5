import type pg from "pg";
import { int2Array, textArray } from "./binary-array.ts";

export type MessageContents = { id: string; retentionClass: number };

/** Nulls the payloads and response bodies of messages; their rows stay. What is null already is not written. */
export async function emptyContents(
  client: pg.Pool | pg.PoolClient,
  messages: readonly MessageContents[],
): Promise<void> {
  if (messages.length === 0) return;
  const ids = messages.map((message) => message.id).sort();
  const values = [
    int2Array(messages.map((message) => message.retentionClass)),
    textArray(messages.map((message) => message.id)),
    ids[0],
    ids.at(-1),
  ];
  for (const table of ["payloads", "response_bodies"]) {
    await client.query(
      `update ${table} c set body = null
         from unnest($1::int2[], $2::text[]) as i (retention_class, message_id)
        where c.retention_class = i.retention_class and c.message_id = i.message_id
          and c.message_id between $3 and $4 and c.body is not null`,
      values,
    );
  }
}
