import { dayPartition, lowestId, timeOfId } from "@posthorn/db";
import type pg from "pg";
import { textArray } from "./binary-array.ts";

export type MessageToSend = {
  id: string;
  environmentId: string;
  eventType: string;
  contentType: string | null;
  retentionClass: 7 | 30 | 90;
  payloadBytes: number;
  /** Null: expunged, expired or left out. */
  body: string | null;
  /** Its payload may be there, and was not read: those of older messages took all the bytes there were. */
  isLeftOut: boolean;
  isExpunged: boolean;
};

/**
 * What a sender needs of messages, each once however many endpoints it goes to. Reads the partitions of their days
 * by name: planning or locking those of all other days would cost more than the reading. Where one of them has
 * been dropped, as the short-lived payloads of an old day are, it reads through the parents instead.
 * Payloads are read, the oldest message's first, until they come to `maxBytes`; the one that passes it is still read,
 * so of any bytes there is always one. Each day has an equal part of it.
 */
export async function loadMessages(
  pool: pg.Pool,
  ids: readonly string[],
  maxBytes = Number.MAX_SAFE_INTEGER,
): Promise<MessageToSend[]> {
  const days = Map.groupBy(ids, startOfDay);
  const bytesOfDay = Math.ceil(maxBytes / Math.max(1, days.size));
  const loads = [...days].map(([day, idsOfDay]) => loadDay(pool, day, idsOfDay, bytesOfDay));
  return (await Promise.all(loads)).flat();
}

async function loadDay(
  pool: pg.Pool,
  day: number,
  ids: readonly string[],
  maxBytes: number,
): Promise<MessageToSend[]> {
  const messages = dayPartition("messages", day);
  const payloads = [7, 30, 90].map((days) => dayPartition(`payloads_${days}`, day));
  const values = [textArray(ids), maxBytes];
  try {
    const text = statement(messages, payloads, "");
    return (await pool.query<MessageToSend>({ name: `load-${messages}`, text, values })).rows;
  } catch (error) {
    if ((error as { code?: string }).code !== undefinedTable) throw error;
    const bounds = [lowestId("msg", day), lowestId("msg", day + dayMs)];
    const text = statement("messages", ["payloads"], "between $3 and $4");
    return (await pool.query<MessageToSend>({ text, values: [...values, ...bounds] })).rows;
  }
}

const dayMs = 86_400_000;
const undefinedTable = "42P01";
let known = { day: 0, from: "", to: "" };

// Reading the time out of an id is slow; nearly all ids of a batch are of one day.
function startOfDay(id: string): number {
  if (id < known.from || id >= known.to) {
    const day = Math.floor(timeOfId(id) / dayMs) * dayMs;
    known = { day, from: lowestId("msg", day), to: lowestId("msg", day + dayMs) };
  }
  return known.day;
}

function statement(messages: string, payloads: readonly string[], range: string): string {
  const within = (column: string) => (range ? `and ${column} ${range}` : "");
  const bodies = payloads.map(
    (table) =>
      `select message_id, body from ${table} where message_id = any($1::text[]) ${within("message_id")}`,
  );
  return `
select m.id, m.environment_id as "environmentId", m.event_type as "eventType", m.content_type as "contentType",
       m.retention_class as "retentionClass", m.payload_expunged_at is not null as "isExpunged",
       m.payload_bytes as "payloadBytes", m.bytes_through - m.payload_bytes >= $2 as "isLeftOut",
       case when m.payload_expires_at > now() and m.bytes_through - m.payload_bytes < $2 then p.body end as body
  from (select *, sum(payload_bytes) over (order by id rows unbounded preceding) as bytes_through
          from ${messages} where id = any($1::text[]) ${within("id")}) m
  left join (${bodies.join(" union all ")}) p on p.message_id = m.id`;
}
