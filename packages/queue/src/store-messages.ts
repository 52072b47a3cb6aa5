import type pg from "pg";
import {
  arrayLiteral,
  boolArray,
  byteaArray,
  int2Array,
  int4Array,
  textArray,
  timestampArray,
  utf8Array,
} from "./binary-array.ts";
import { checkAt } from "./gate-condition.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Matched } from "./match-endpoints.ts";
import type { NewMessage } from "./publish.ts";

/** A message whose application is known, and of its endpoints how many are queued with it. */
export type PlannedMessage = NewMessage & Matched & { queued: number };

/** Why a message was not stored: its key or its event id is taken. */
export type Refusal = "key" | "event";

/**
 * One statement: keys, event ids, messages, payloads, deliveries, fan-outs and figures, for each message all of it
 * or nothing. Keys and event ids are inserted in sorted order, so two batches wait for each other and never
 * deadlock. Parts that a batch does not need are left out: each costs as much as several messages.
 * Answers the messages that were refused, by id; such a message leaves no key behind.
 */
export async function storeMessages(
  pool: pg.Pool,
  messages: readonly PlannedMessage[],
): Promise<Map<string, Refusal>> {
  const parts = partsOf(messages);
  const query = { name: nameOf(parts), text: statementOf(parts), values: parameters(messages, parts) };
  if (!(parts.hasKeys && parts.hasEventIds)) return refusals(await pool.query<RefusedRow>(query));
  return inTransaction(pool, async (client) => {
    const refused = refusals(await client.query<RefusedRow>(query));
    const freed = messages.filter((message) => refused.get(message.id) === "event");
    if (freed.length > 0) {
      const hashes = byteaArray(freed.map((message) => message.keyHash));
      await client.query("delete from idempotency_keys where hash = any($1::bytea[])", [hashes]);
    }
    return refused;
  });
}

type RefusedRow = { message_id: string; refusal: Refusal };

function refusals({ rows }: { rows: RefusedRow[] }): Map<string, Refusal> {
  return new Map(rows.map((row) => [row.message_id, row.refusal]));
}

type Parts = { hasKeys: boolean; hasEventIds: boolean; hasFanOuts: boolean; hasGates: boolean };

function partsOf(messages: readonly PlannedMessage[]): Parts {
  return {
    hasKeys: messages.some((message) => message.keyHash !== null),
    hasEventIds: messages.some((message) => message.eventId !== null),
    hasFanOuts: messages.some((message) => message.endpointIds.length > message.queued),
    hasGates: messages.some((message) => message.gates.some((gate) => gate !== null)),
  };
}

function nameOf(parts: Parts): string {
  return `store-messages-${Object.values(parts).map(Number).join("")}`;
}

function parameters(messages: readonly PlannedMessage[], parts: Parts): Buffer[] {
  const deliveries = messages.flatMap((message) =>
    message.endpointIds
      .slice(0, message.queued)
      .map((endpointId, index) => ({ message, endpointId, gate: message.gates[index] ?? null })),
  );
  return [
    ...columns(messages),
    textArray(deliveries.map(({ message }) => message.id)),
    textArray(deliveries.map(({ endpointId }) => endpointId)),
    textArray(deliveries.map(({ message }) => message.applicationId)),
    textArray(deliveries.map(({ gate }) => gate)),
    ...(parts.hasKeys ? keyColumns(messages) : []),
    ...(parts.hasEventIds ? eventIdColumns(messages) : []),
    ...(parts.hasFanOuts ? fanOutColumns(messages) : []),
    ...(parts.hasGates ? [textArray([...new Set(deliveries.map(({ gate }) => gate))])] : []),
  ];
}

const messageColumns = 14;
const deliveryColumns = 4;

function columns(messages: readonly PlannedMessage[]): Buffer[] {
  return [
    textArray(messages.map((message) => message.id)),
    textArray(messages.map((message) => message.environmentId)),
    textArray(messages.map((message) => message.applicationId)),
    textArray(messages.map((message) => message.eventType)),
    textArray(messages.map((message) => message.eventId)),
    textArray(messages.map((message) => arrayLiteral(message.channels))),
    textArray(messages.map((message) => arrayLiteral(message.tags))),
    textArray(messages.map((message) => message.contentType)),
    int4Array(messages.map((message) => message.body.byteLength)),
    int2Array(messages.map((message) => message.retentionClass)),
    timestampArray(messages.map((message) => message.payloadExpiresAt)),
    int4Array(messages.map((message) => (message.endpointIds.length > message.queued ? -1 : message.queued))),
    utf8Array(messages.map((message) => message.body)),
    textArray(messages.map(publishedDelta)),
  ];
}

// Ids and event types need no escaping. The minute is the database's.
function publishedDelta({ environmentId, applicationId, eventType }: PlannedMessage): string {
  return `,"${environmentId}","${applicationId}","","${eventType}","published",-1,1]`;
}

function keyColumns(messages: readonly PlannedMessage[]): Buffer[] {
  const sorted = messages
    .filter((message) => message.keyHash !== null)
    .sort((a, b) => Buffer.compare(a.keyHash as Uint8Array, b.keyHash as Uint8Array));
  return [
    byteaArray(sorted.map((message) => message.keyHash)),
    textArray(sorted.map((message) => message.id)),
    timestampArray(sorted.map((message) => message.keyExpiresAt)),
  ];
}

function eventIdColumns(messages: readonly PlannedMessage[]): Buffer[] {
  const sorted = messages.filter((message) => message.eventId !== null).sort(byEventId);
  return [
    textArray(sorted.map((message) => message.applicationId)),
    textArray(sorted.map((message) => message.eventId)),
    textArray(sorted.map((message) => message.id)),
    boolArray(sorted.map((message) => message.keyHash !== null)),
  ];
}

function byEventId(a: PlannedMessage, b: PlannedMessage): number {
  if (a.applicationId !== b.applicationId) return a.applicationId < b.applicationId ? -1 : 1;
  return (a.eventId as string) < (b.eventId as string) ? -1 : 1;
}

function fanOutColumns(messages: readonly PlannedMessage[]): Buffer[] {
  const postponed = messages.filter((message) => message.endpointIds.length > message.queued);
  return [
    textArray(postponed.map((message) => message.id)),
    textArray(postponed.map((message) => message.applicationId)),
    textArray(postponed.map(({ endpointIds, queued }) => endpointIds[queued - 1] ?? "")),
    int4Array(postponed.map((message) => message.queued)),
  ];
}

const statements = new Map<string, string>();

function statementOf(parts: Parts): string {
  const name = nameOf(parts);
  const known = statements.get(name) ?? buildStatement(parts);
  statements.set(name, known);
  return known;
}

function buildStatement({ hasKeys, hasEventIds, hasFanOuts, hasGates }: Parts): string {
  let next = messageColumns + deliveryColumns + 1;
  const take = (count: number) => Array.from({ length: count }, () => `$${next++}`);
  const refusable = hasKeys || hasEventIds;
  // `not in` over a list is hashed; a join of two lists would be planned for a handful of rows and be quadratic.
  const ifAccepted = refusable ? "where message_id not in (select message_id from refused)" : "";
  const parts: string[] = [];
  const refused: string[] = [];
  if (hasKeys) {
    const [hashes, ids, expiries] = take(3);
    parts.push(`
keys as (
  insert into idempotency_keys (hash, message_id, expires_at)
  select * from unnest(${hashes}::bytea[], ${ids}::text[], ${expiries}::timestamptz[])
  on conflict do nothing
  returning message_id
)`);
    refused.push(`
  select message_id, 'key' as refusal from unnest(${ids}::text[]) as i (message_id)
   where message_id not in (select message_id from keys)`);
  }
  if (hasEventIds) {
    const [applications, eventIds, ids, haveKeys] = take(4);
    const isFirst = hasKeys ? "(not has_key or message_id in (select message_id from keys))" : "true";
    parts.push(`
ids as (
  insert into event_ids (application_id, event_id, message_id)
  select application_id, event_id, message_id
    from unnest(${applications}::text[], ${eventIds}::text[], ${ids}::text[], ${haveKeys}::bool[])
      as i (application_id, event_id, message_id, has_key)
   where ${isFirst}
  on conflict do nothing
  returning message_id
)`);
    refused.push(`
  select message_id, 'event' as refusal from unnest(${ids}::text[], ${haveKeys}::bool[]) as i (message_id, has_key)
   where ${isFirst} and message_id not in (select message_id from ids)`);
  }
  if (refusable) parts.push(`\nrefused as materialized (${refused.join("\n   union all")}\n)`);
  if (hasFanOuts) {
    const [ids, applications, cursors, counts] = take(4);
    parts.push(`
postponed as (
  insert into fan_outs (message_id, application_id, cursor, delivery_count)
  select * from unnest(${ids}::text[], ${applications}::text[], ${cursors}::text[], ${counts}::int4[])
    as i (message_id, application_id, cursor, delivery_count)
   ${ifAccepted}
)`);
  }
  if (hasGates) {
    const [gates] = take(1);
    parts.push(`
nudged as (
  update gates g set check_at = ${checkAt("g", "now()")}, idle_after = now() + interval '10 seconds'
    from (select owner_id from gates
           where owner_id = any(${gates}::text[])
             and (check_at > greatest(closed_until, now()) or idle_after < now() + interval '5 seconds')
           order by owner_id for update) n
   where g.owner_id = n.owner_id
)`);
  }
  parts.push(`
stored as (
  insert into messages (id, environment_id, application_id, event_type, event_id, channels, tags, content_type,
                        payload_bytes, retention_class, payload_expires_at, delivery_count)
  select message_id, environment_id, application_id, event_type, event_id, channels::text[], tags::text[],
         content_type, payload_bytes, retention_class, payload_expires_at, delivery_count
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::int4[], $10::int2[], $11::timestamptz[], $12::int4[])
      as i (message_id, environment_id, application_id, event_type, event_id, channels, tags, content_type,
            payload_bytes, retention_class, payload_expires_at, delivery_count)
   ${ifAccepted}
),
bodies as (
  insert into payloads (retention_class, message_id, body)
  select * from unnest($10::int2[], $1::text[], $13::text[]) as i (retention_class, message_id, body)
   ${ifAccepted}
),
counted as (
  insert into rollup_deltas (deltas)
  select ('[' || string_agg('[' || minute || delta, ',') || ']')::jsonb
    from unnest($1::text[], $14::text[]) as i (message_id, delta),
         (select (extract(epoch from now())::int / 60)::text as minute) m
   ${ifAccepted}
  having count(*) > 0
),
queued as (
  insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at, gate)
  select message_id, endpoint_id, 0, application_id, now(), gate
    from unnest($15::text[], $16::text[], $17::text[], $18::text[])
      as i (message_id, endpoint_id, application_id, gate)
   ${ifAccepted}
)`);
  const answer = refusable
    ? "select message_id, refusal from refused"
    : "select '' as message_id, '' as refusal where false";
  return `with${parts.join(",")}\n${answer}`;
}
