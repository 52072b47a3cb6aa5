import { createId } from "@posthorn/db";
import type pg from "pg";
import { matchingPatterns } from "./matching-patterns.ts";

export type NewOperationalEvent = {
  environmentId: string;
  eventType: string;
  /** What it is about, as the contract's operational events say. */
  data: unknown;
  /** False: for alerts alone. */
  isForEndpoints: boolean;
  /** Whoever is alerted of incidents is told. */
  awaitsAlert: boolean;
};

/**
 * Puts operational events into the outbox, in the transaction of what they tell: those that a live operational
 * endpoint of their environment listens to, and those that somebody is alerted of. What nobody wants is not written.
 */
export async function addOperationalEvents(
  client: pg.PoolClient,
  events: readonly NewOperationalEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) return;
  const listens = await listenersOf(client, [...new Set(events.map((event) => event.environmentId))]);
  const rows = events
    .map((event) => ({
      id: createId("oev", now.getTime()),
      environment_id: event.environmentId,
      event_type: event.eventType,
      payload: JSON.stringify({ type: event.eventType, data: event.data }),
      awaits_publish: event.isForEndpoints && listens(event.environmentId, event.eventType),
      awaits_alert: event.awaitsAlert,
    }))
    .filter((row) => row.awaits_publish || row.awaits_alert);
  if (rows.length === 0) return;
  await client.query(
    `insert into operational_events (id, environment_id, event_type, payload, awaits_publish, awaits_alert)
     select * from jsonb_to_recordset($1) as r (id text, environment_id text, event_type text, payload text,
                                                awaits_publish bool, awaits_alert bool)`,
    [JSON.stringify(rows)],
  );
}

/** Whether an endpoint that filters by these entries gets events of this type; no entries are all types. */
export function isListening(eventTypes: readonly string[], eventType: string): boolean {
  const patterns = matchingPatterns(eventType);
  return eventTypes.length === 0 || eventTypes.some((entry) => patterns.includes(entry));
}

type Listens = (environmentId: string, eventType: string) => boolean;

async function listenersOf(client: pg.PoolClient, environmentIds: readonly string[]): Promise<Listens> {
  const { rows } = await client.query<{ environment_id: string; event_types: string[] }>(
    `select v.id as environment_id, e.event_types
       from environments v
       join endpoints e on e.application_id = v.operational_application_id
      where v.id = any($1) and e.disabled_at is null and e.deleted_at is null`,
    [environmentIds],
  );
  return (environmentId, eventType) =>
    rows.some((row) => row.environment_id === environmentId && isListening(row.event_types, eventType));
}
