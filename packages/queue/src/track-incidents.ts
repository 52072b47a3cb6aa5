import { createId } from "@posthorn/db";
import type pg from "pg";
import { disableEndpoints } from "./disable-endpoints.ts";
import type { EndpointChange, EndpointReport } from "./record.ts";
import { type IncidentNews, type IncidentRow, tellIncidents } from "./tell-incidents.ts";

export type Tracked = {
  /** Answered 410: once the transaction is committed, end their open deliveries. */
  disabledEndpointIds: string[];
};

/** One failure is chance; at the fourth in a row an incident opens. */
export const failuresToOpen = 4;

/**
 * Opens, continues and closes the incidents of a batch of outcomes, in its transaction and after `record`, whose
 * row locks on the endpoints' health put two batches in line. An endpoint has at most one open incident.
 * 410 disables its endpoint at once. What somebody must be told is written into the outbox of operational events.
 */
export async function trackIncidents(
  client: pg.PoolClient,
  changes: readonly EndpointChange[],
  reports: readonly EndpointReport[],
  now: Date,
): Promise<Tracked> {
  const cases = pair(changes, reports);
  const recovered = cases.filter(({ change, report }) => change.failuresBefore > 0 && report.hasSucceeded);
  const failing = cases.filter(({ report }) => report.failures > 0);
  const news: IncidentNews = { opened: [], continued: [], closed: [], disabled: [], reports };

  if (recovered.length > 0) news.closed = await close(client, recovered, now);
  if (failing.length > 0) news.continued = await goOn(client, failing);
  const known = new Set(news.continued.map((incident) => incident.endpointId));
  const gone = failing.filter(({ report }) => report.isGone).map(({ report }) => report.endpointId);
  const fresh = failing.filter(
    ({ change, report }) =>
      !known.has(report.endpointId) && (change.failuresNow >= failuresToOpen || report.isGone),
  );
  if (fresh.length > 0) news.opened = await open(client, fresh, now);
  if (gone.length > 0) news.disabled = await disableEndpoints(client, gone, "gone", now);

  await tellIncidents(client, news, now);
  return { disabledEndpointIds: news.disabled.map((endpoint) => endpoint.endpointId) };
}

type Case = { change: EndpointChange; report: EndpointReport };

function pair(changes: readonly EndpointChange[], reports: readonly EndpointReport[]): Case[] {
  const byEndpoint = new Map(reports.map((report) => [report.endpointId, report]));
  return changes.flatMap((change) => {
    const report = byEndpoint.get(change.endpointId);
    return report ? [{ change, report }] : [];
  });
}

const columns = `i.id, i.environment_id as "environmentId", i.application_id as "applicationId",
  i.endpoint_id as "endpointId", i.cause_detail as "causeDetail", i.first_failure_at as "firstFailureAt",
  i.last_failure_at as "lastFailureAt", i.exhausted_count as "exhaustedCount"`;

async function close(client: pg.PoolClient, cases: readonly Case[], now: Date): Promise<IncidentRow[]> {
  const { rows } = await client.query<IncidentRow>(
    `update incidents i set recovered_at = $2 where i.endpoint_id = any($1) and i.recovered_at is null
     returning ${columns}`,
    [cases.map(({ report }) => report.endpointId), now],
  );
  return rows;
}

async function goOn(client: pg.PoolClient, cases: readonly Case[]): Promise<IncidentRow[]> {
  const { rows } = await client.query<IncidentRow>(
    `update incidents i
        set cause = r.cause, cause_detail = r.cause_detail, last_failure_at = r.last_failure_at,
            exhausted_count = i.exhausted_count + r.exhausted
       from jsonb_to_recordset($1) as r (endpoint_id text, cause text, cause_detail jsonb,
                                         last_failure_at timestamptz, exhausted int)
      where i.endpoint_id = r.endpoint_id and i.recovered_at is null
     returning ${columns}`,
    [JSON.stringify(cases.map(({ report }) => failureOf(report)))],
  );
  return rows;
}

async function open(client: pg.PoolClient, cases: readonly Case[], now: Date): Promise<IncidentRow[]> {
  const incidents = cases.map(({ change, report }) => ({
    ...failureOf(report),
    id: createId("inc", now.getTime()),
    first_failure_at: change.firstFailureAt ?? new Date(report.firstFailureAt),
  }));
  const { rows } = await client.query<IncidentRow>(
    `insert into incidents as i (id, environment_id, application_id, endpoint_id, cause, cause_detail,
                                 first_failure_at, last_failure_at, opened_at, exhausted_count)
     select r.id, e.environment_id, e.application_id, e.id, r.cause, r.cause_detail, r.first_failure_at,
            r.last_failure_at, $2, r.exhausted
       from jsonb_to_recordset($1) as r (id text, endpoint_id text, cause text, cause_detail jsonb,
                                         first_failure_at timestamptz, last_failure_at timestamptz, exhausted int)
       join endpoints e on e.id = r.endpoint_id and e.deleted_at is null
     on conflict (endpoint_id) where recovered_at is null do nothing
     returning ${columns}`,
    [JSON.stringify(incidents), now],
  );
  return rows;
}

function failureOf(report: EndpointReport) {
  return {
    endpoint_id: report.endpointId,
    cause: causeOf(report.lastReason),
    cause_detail: reasonOf(report),
    last_failure_at: new Date(report.lastFailureAt),
    exhausted: report.exhausted.length,
  };
}

/** Incidents are grouped by kind of failure: status_503 is status_5xx, all else is its reason code. */
function causeOf(reason: string): string {
  return reason.replace(/^status_(\d)\d\d$/, "status_$1xx");
}

// The reason with its parameters, as the attempt's detail keeps it.
function reasonOf(report: EndpointReport): unknown {
  const detail: unknown = JSON.parse(report.lastFailure?.attempt.detail ?? "{}");
  return (detail as { reason?: unknown }).reason ?? {};
}
