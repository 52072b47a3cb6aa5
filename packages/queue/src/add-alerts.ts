import { createId } from "@posthorn/db";
import type pg from "pg";

export type NewAlert = {
  environmentId: string;
  incidentId: string;
  news: "opened" | "disabled" | "recovered";
  /** operator, tenant: by mail; target: at an incoming-webhook URL. */
  reader: "operator" | "target" | "tenant";
  address: string;
  name: string;
};

/** Writes whom an incident's news is told to, each once, in the transaction that settles the event it comes from. */
export async function addAlerts(
  client: pg.PoolClient,
  alerts: readonly NewAlert[],
  now: Date,
): Promise<void> {
  if (alerts.length === 0) return;
  const rows = alerts.map((alert) => ({
    id: createId("alr", now.getTime()),
    environment_id: alert.environmentId,
    incident_id: alert.incidentId,
    news: alert.news,
    reader: alert.reader,
    address: alert.address,
    name: alert.name,
  }));
  await client.query(
    `insert into incident_alerts (id, environment_id, incident_id, news, reader, address, name, due_at)
     select r.*, $2 from jsonb_to_recordset($1)
       as r (id text, environment_id text, incident_id text, news alert_news, reader text, address text, name text)
     on conflict do nothing`,
    [JSON.stringify(rows), now],
  );
}
