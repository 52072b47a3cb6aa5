import type pg from "pg";
import {
  arrayLiteral,
  byteaArray,
  int2Array,
  int4Array,
  textArray,
  timestampArray,
  utf8Array,
} from "./binary-array.ts";
import { isLimiting } from "./gate-condition.ts";
import { matchingPatterns } from "./matching-patterns.ts";

export type NewMessage = {
  id: string;
  environmentId: string;
  /** The application's id or uid. */
  application: string;
  eventType: string;
  eventId: string | null;
  channels: readonly string[];
  tags: readonly string[];
  /** Null: application/json. */
  contentType: string | null;
  /** The exact bytes of the payload, valid UTF-8. */
  body: Uint8Array;
  retentionClass: 7 | 30 | 90;
  payloadExpiresAt: number;
  /** 16 bytes over environment, application, method, path and key; null: no key. */
  keyHash: Uint8Array | null;
  keyExpiresAt: number;
};

/** What became of one message of a batch. */
export type Verdict =
  | { kind: "stored"; applicationId: string; deliveryCount: number }
  | { kind: "application_gone" }
  | { kind: "event_id_taken" }
  /** Published before under this key; `first` is what the first one stored. */
  | { kind: "repeated"; first: StoredMessage };

export type StoredMessage = {
  id: string;
  eventType: string;
  eventId: string | null;
  channels: string[];
  tags: string[];
};

export const maxDeliveriesInline = 5_000;
export const fanOutChunk = 1_000;

/**
 * Stores a batch of messages, their payloads, keys and deliveries in one transaction and decides for each alone.
 * Keys and event ids are inserted in sorted order, so two batches wait for each other and never deadlock.
 * A message with more endpoints than the batch has room for commits with a fan-out cursor.
 * Resolves only after the commit. A key that vanished between conflict and read-back answers `undefined`: publish again.
 */
export async function publish(
  pool: pg.Pool,
  messages: readonly NewMessage[],
): Promise<(Verdict | undefined)[]> {
  const rows = await storeBatch(pool, messages);
  const byId = new Map(rows.map((row) => [row.message_id, row]));
  const lostKeys = messages.filter((message) => byId.get(message.id)?.verdict === "key");
  const firsts = lostKeys.length > 0 ? await readFirsts(pool, lostKeys) : undefined;
  return messages.map((message) => {
    const row = byId.get(message.id);
    switch (row?.verdict) {
      case "stored":
        return { kind: "stored", applicationId: row.application_id, deliveryCount: row.delivery_count };
      case "event":
        return { kind: "event_id_taken" };
      case "key": {
        const first = firsts?.get(hex(message.keyHash));
        return first && { kind: "repeated", first };
      }
      default:
        return { kind: "application_gone" };
    }
  });
}

type Row = {
  message_id: string;
  application_id: string;
  verdict: "stored" | "event" | "key" | "gone";
  delivery_count: number;
};

async function storeBatch(pool: pg.Pool, messages: readonly NewMessage[]): Promise<Row[]> {
  const query = { name: "publish", text: statement, values: parameters(messages) };
  if (!messages.some((message) => message.eventId !== null && message.keyHash !== null)) {
    return (await pool.query<Row>(query)).rows;
  }
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<Row>(query);
    await freeKeys(client, messages, rows);
    await client.query("commit");
    return rows;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

// A refused message leaves no key behind: the same key runs anew.
async function freeKeys(client: pg.PoolClient, messages: readonly NewMessage[], rows: Row[]): Promise<void> {
  const refused = new Set(rows.filter((row) => row.verdict === "event").map((row) => row.message_id));
  const hashes = messages.filter((message) => refused.has(message.id)).map((message) => message.keyHash);
  if (hashes.length === 0) return;
  await client.query("delete from idempotency_keys where hash = any($1::bytea[])", [byteaArray(hashes)]);
}

// The winners of a conflict were invisible to the first statement's snapshot; a second one sees them.
async function readFirsts(
  pool: pg.Pool,
  messages: readonly NewMessage[],
): Promise<Map<string, StoredMessage>> {
  const { rows } = await pool.query({
    name: "publish-firsts",
    text: `select encode(k.hash, 'hex') as hash, m.id, m.event_type as "eventType", m.event_id as "eventId",
                  m.channels, m.tags
             from idempotency_keys k
             join messages m on m.id = k.message_id
            where k.hash = any($1::bytea[])`,
    values: [byteaArray(messages.map((message) => message.keyHash))],
  });
  return new Map(rows.map(({ hash, ...first }: StoredMessage & { hash: string }) => [hash, first]));
}

function hex(hash: Uint8Array | null): string {
  return hash ? Buffer.from(hash).toString("hex") : "";
}

function parameters(messages: readonly NewMessage[]): Buffer[] {
  return [
    textArray(messages.map((message) => message.id)),
    textArray(messages.map((message) => message.environmentId)),
    textArray(messages.map((message) => message.application)),
    textArray(messages.map((message) => message.eventType)),
    textArray(messages.map((message) => message.eventId)),
    textArray(messages.map((message) => arrayLiteral(message.channels))),
    textArray(messages.map((message) => arrayLiteral(message.tags))),
    textArray(messages.map((message) => message.contentType)),
    int4Array(messages.map((message) => message.body.byteLength)),
    int2Array(messages.map((message) => message.retentionClass)),
    timestampArray(messages.map((message) => message.payloadExpiresAt)),
    utf8Array(messages.map((message) => message.body)),
    byteaArray(messages.map((message) => message.keyHash)),
    timestampArray(messages.map((message) => message.keyExpiresAt)),
    textArray(messages.map((message) => arrayLiteral(matchingPatterns(message.eventType)))),
  ];
}

// No list is joined with another: planned for a handful of rows, such a join is quadratic for hundreds. `in` hashes.
const statement = `
with input as materialized (
  select i.*, coalesce(by_id.id, by_uid.id) as application_id
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::int4[], $10::int2[], $11::timestamptz[], $12::text[], $13::bytea[], $14::timestamptz[],
                $15::text[])
      as i (message_id, environment_id, application, event_type, event_id, channels, tags, content_type,
            payload_bytes, retention_class, payload_expires_at, body, key_hash, key_expires_at,
            patterns)
    left join applications by_id
      on by_id.id = i.application and by_id.environment_id = i.environment_id and by_id.deleted_at is null
    left join applications by_uid
      on by_uid.environment_id = i.environment_id and by_uid.uid = i.application and by_uid.deleted_at is null
),
keys as (
  insert into idempotency_keys (hash, message_id, expires_at)
  select key_hash, message_id, key_expires_at from input
   where application_id is not null and key_hash is not null
   order by key_hash
  on conflict do nothing
  returning message_id
),
ids as (
  insert into event_ids (application_id, event_id, message_id)
  select application_id, event_id, message_id from input
   where application_id is not null and event_id is not null
     and (key_hash is null or message_id in (select message_id from keys))
   order by application_id, event_id
  on conflict do nothing
  returning message_id
),
accepted as materialized (
  select i.*, e.endpoint_ids, e.gates, cardinality(e.endpoint_ids) as matched,
         sum(cardinality(e.endpoint_ids)) over (order by i.message_id) as matched_so_far
    from input i
   cross join lateral (
     select coalesce(array_agg(endpoint_id), '{}') as endpoint_ids, array_agg(gate) as gates from (
       select e.id as endpoint_id, coalesce(eg.owner_id, ag.owner_id) as gate
         from endpoints e
         left join gates eg on eg.owner_id = e.id and ${isLimiting("eg")}
         left join gates ag on ag.owner_id = e.application_id and ${isLimiting("ag")}
        where e.application_id = i.application_id and e.disabled_at is null and e.deleted_at is null
          and (e.event_types = '{}' or e.event_types && i.patterns::text[])
          and (e.channels = '{}' or e.channels && i.channels::text[])
        order by e.id
        limit ${fanOutChunk + 1}
     ) e
   ) e
   where i.application_id is not null
     and (i.key_hash is null or i.message_id in (select message_id from keys))
     and (i.event_id is null or i.message_id in (select message_id from ids))
),
planned as materialized (
  select message_id, environment_id, application_id, event_type, event_id, channels, tags, content_type, payload_bytes,
         retention_class, payload_expires_at, endpoint_ids, gates, matched,
         case when matched_so_far > ${maxDeliveriesInline} then 0 else least(matched, ${fanOutChunk}) end as queued
    from accepted
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, gate)
  select p.message_id, e.endpoint_id, 0, p.application_id, now(), e.gate
    from planned p
   cross join lateral unnest(p.endpoint_ids[1:p.queued], p.gates[1:p.queued]) as e (endpoint_id, gate)
   where p.queued > 0
),
postponed as (
  insert into fan_outs (message_id, application_id, cursor, delivery_count)
  select message_id, application_id, coalesce(endpoint_ids[queued], ''), queued from planned where matched > queued
),
stored as (
  insert into messages (id, environment_id, application_id, event_type, event_id, channels, tags, content_type,
                        payload_bytes, retention_class, payload_expires_at, delivery_count)
  select message_id, environment_id, application_id, event_type, event_id, channels::text[], tags::text[],
         content_type, payload_bytes, retention_class, payload_expires_at,
         case when matched > queued then -1 else queued end
    from planned
),
bodies as (
  insert into payloads (retention_class, message_id, body)
  select retention_class, message_id, body from accepted
),
-- Put together as text: jsonb_agg of jsonb_build_array took half of the whole statement. Ids and event types need
-- no escaping.
counted as (
  insert into rollup_deltas (deltas)
  select ('[' || string_agg('[' || minute || ',"' || environment_id || '","' || application_id || '","","' || event_type
                            || '","published",-1,' || count || ']', ',') || ']')::jsonb
    from (select (extract(epoch from now())::int / 60)::text as minute, environment_id, application_id, event_type,
                 count(*)::text as count
            from planned group by 1, 2, 3, 4) g
  having count(*) > 0
),
nudged as (
  update gates g set check_at = least(g.check_at, now()), idle_after = now() + interval '10 seconds'
    from (select owner_id from gates
           where owner_id in (select unnest(gates) from planned)
             and (check_at > now() or idle_after < now() + interval '5 seconds')
           order by owner_id for update) n
   where g.owner_id = n.owner_id
)
select message_id, application_id, queued as delivery_count, 'stored' as verdict from planned
 union all
select message_id, application_id, 0,
       case when application_id is null then 'gone'
            when key_hash is null or message_id in (select message_id from keys) then 'event'
            else 'key' end
  from input
 where message_id not in (select message_id from planned)`;
