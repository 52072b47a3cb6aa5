import { dayPartition, timeOfId } from "@posthorn/db";
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

const dayMs = 86_400_000;

/**
 * What a sender needs of messages, each once however many endpoints it goes to. Reads the partitions of their days
 * by name: planning or locking those of all other days would cost more than the reading. A message whose
 * partition was dropped is not in the answer.
 */
export async function loadMessages(pool: pg.Pool, ids: readonly string[]): Promise<MessageToSend[]> {
  const days = Map.groupBy(ids, (id) => Math.floor(timeOfId(id) / dayMs) * dayMs);
  const found = await Promise.all([...days].map(([day, idsOfDay]) => loadDay(pool, day, idsOfDay)));
  return found.flat();
}

async function loadDay(pool: pg.Pool, day: number, ids: readonly string[]): Promise<MessageToSend[]> {
  const messages = dayPartition("messages", day);
  const payloads = [7, 30, 90].map((days) => dayPartition(`payloads_${days}`, day));
  try {
    const { rows } = await pool.query<MessageToSend>({
      name: `load-${messages}`,
      text: statement(messages, payloads),
      values: [textArray(ids)],
    });
    return rows;
  } catch (error) {
    if ((error as { code?: string }).code === undefinedTable) return [];
    throw error;
  }
}

const undefinedTable = "42P01";

function statement(messages: string, payloads: readonly string[]): string {
  const bodies = payloads.map(
    (table) => `select message_id, body from ${table} where message_id = any($1::text[])`,
  );
  return `
select m.id, m.environment_id as "environmentId", m.event_type as "eventType", m.content_type as "contentType",
       m.retention_class as "retentionClass", case when m.payload_expires_at > now() then p.body end as body
  from ${messages} m
  left join (${bodies.join(" union all ")}) p on p.message_id = m.id
 where m.id = any($1::text[])`;
}
