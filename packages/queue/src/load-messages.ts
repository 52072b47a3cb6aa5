import type pg from "pg";
import { textArray } from "./binary-array.ts";

export type MessageToSend = {
  id: string;
  environmentId: string;
  eventType: string;
  contentType: string | null;
  retentionClass: 7 | 30 | 90;
  /** Null: expunged or expired. */
  body: string | null;
};

/**
 * What a sender needs of messages, each once however many endpoints it goes to.
 * The id range lets Postgres leave all other days' partitions alone.
 */
export async function loadMessages(pool: pg.Pool, ids: readonly string[]): Promise<MessageToSend[]> {
  const sorted = [...ids].sort();
  const { rows } = await pool.query<MessageToSend>({
    text: statement,
    values: [textArray(sorted), sorted[0], sorted[sorted.length - 1]],
  });
  return rows;
}

const statement = `
select m.id, m.environment_id as "environmentId", m.event_type as "eventType", m.content_type as "contentType",
       m.retention_class as "retentionClass",
       case when m.payload_expires_at > now() then p.body end as body
  from messages m
  left join payloads p
    on p.retention_class = m.retention_class and p.message_id = m.id and p.message_id between $2 and $3
 where m.id = any($1::text[]) and m.id between $2 and $3`;
