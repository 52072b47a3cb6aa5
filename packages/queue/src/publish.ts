import type pg from "pg";
import { byteaArray, textArray } from "./binary-array.ts";
import { matchEndpoints } from "./match-endpoints.ts";
import { type PlannedMessage, storeMessages } from "./store-messages.ts";

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
  applicationId: string;
  eventType: string;
  eventId: string | null;
  channels: string[];
  tags: string[];
};

export const maxDeliveriesInline = 5_000;
export const fanOutChunk = 1_000;

/**
 * Stores a batch of messages, their payloads, keys and deliveries in one transaction and decides for each alone.
 * A message with more endpoints than the batch has room for commits with a fan-out cursor.
 * Resolves only after the commit. A key that vanished between conflict and read-back, or was of another application
 * under the same uid, answers `undefined`: publish again.
 */
export async function publish(
  pool: pg.Pool,
  messages: readonly NewMessage[],
): Promise<(Verdict | undefined)[]> {
  const planned = await plan(pool, messages);
  const stored = planned.filter((message) => message !== undefined);
  const refused = stored.length > 0 ? await storeMessages(pool, stored) : new Map<string, never>();
  const lostKeys = stored.filter((message) => refused.get(message.id) === "key");
  const firsts = lostKeys.length > 0 ? await readFirsts(pool, lostKeys) : undefined;
  if (firsts) await freeOrphanedKeys(pool, lostKeys, firsts);
  return planned.map((message): Verdict | undefined => {
    if (!message) return { kind: "application_gone" };
    switch (refused.get(message.id)) {
      case "event":
        return { kind: "event_id_taken" };
      case "key": {
        const first = firsts?.get(hex(message.keyHash));
        if (first?.applicationId !== message.applicationId) return undefined;
        return { kind: "repeated", first };
      }
      default:
        return { kind: "stored", applicationId: message.applicationId, deliveryCount: message.queued };
    }
  });
}

/** Whom each message goes to, and how many of its deliveries this batch has room for; `undefined`: no application. */
async function plan(pool: pg.Pool, messages: readonly NewMessage[]): Promise<(PlannedMessage | undefined)[]> {
  const matched = await matchEndpoints(pool, messages, fanOutChunk);
  let room = maxDeliveriesInline;
  return messages.map((message, index) => {
    const match = matched[index];
    if (!match) return undefined;
    const wanted = Math.min(match.endpointIds.length, fanOutChunk);
    const queued = wanted <= room ? wanted : 0;
    room -= wanted;
    return { ...message, ...match, queued };
  });
}

// The winners of a conflict were invisible to the first statement's snapshot; a second one sees them.
async function readFirsts(
  pool: pg.Pool,
  messages: readonly NewMessage[],
): Promise<Map<string, StoredMessage>> {
  const { rows } = await pool.query({
    name: "publish-firsts",
    text: `select encode(k.hash, 'hex') as hash, m.id, m.application_id as "applicationId", m.event_type as "eventType",
                  m.event_id as "eventId", m.channels, m.tags
             from idempotency_keys k
             join messages m on m.id = k.message_id
            where k.hash = any($1::bytea[])`,
    values: [byteaArray(messages.map((message) => message.keyHash))],
  });
  return new Map(rows.map(({ hash, ...first }: StoredMessage & { hash: string }) => [hash, first]));
}

// The key names its application by the text in the path: a uid that a deleted application had is free for another,
// and so are the keys that were used under it.
async function freeOrphanedKeys(
  pool: pg.Pool,
  messages: readonly PlannedMessage[],
  firsts: Map<string, StoredMessage>,
): Promise<void> {
  const orphaned = messages.filter((message) => {
    const first = firsts.get(hex(message.keyHash));
    return first && first.applicationId !== message.applicationId;
  });
  if (orphaned.length === 0) return;
  await pool.query(
    `delete from idempotency_keys k using unnest($1::bytea[], $2::text[]) as i (hash, message_id)
      where k.hash = i.hash and k.message_id = i.message_id`,
    [
      byteaArray(orphaned.map((message) => message.keyHash)),
      textArray(orphaned.map((message) => firsts.get(hex(message.keyHash))?.id ?? null)),
    ],
  );
}

function hex(hash: Uint8Array | null): string {
  return hash ? Buffer.from(hash).toString("hex") : "";
}
