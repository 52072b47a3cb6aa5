import type pg from "pg";
import { addOperationalEvents, type NewOperationalEvent } from "./add-operational-events.ts";
import type { DisabledEndpoint } from "./disable-endpoints.ts";
import type { EndpointReport, ReportedAttempt } from "./record.ts";

export type IncidentRow = {
  id: string;
  environmentId: string;
  applicationId: string;
  endpointId: string;
  causeDetail: unknown;
  firstFailureAt: Date;
  lastFailureAt: Date;
  exhaustedCount: number;
};

/** What a batch of outcomes changed. */
export type IncidentNews = {
  opened: IncidentRow[];
  continued: IncidentRow[];
  closed: IncidentRow[];
  disabled: DisabledEndpoint[];
  reports: readonly EndpointReport[];
};

/**
 * Writes the operational events of a batch: an incident that opened or closed, an endpoint that was disabled,
 * each delivery that is exhausted. Endpoints that receive operational events cause none themselves, which would
 * never end; the operators are alerted of them. Nobody is alerted of exhausted deliveries: the incident says how many.
 */
export async function tellIncidents(client: pg.PoolClient, news: IncidentNews, now: Date): Promise<void> {
  const exhausted = news.reports.filter((report) => report.exhausted.length > 0);
  const about = [...news.opened, ...news.closed, ...news.disabled, ...exhausted].map((one) => one.endpointId);
  if (about.length === 0) return;
  const facts = await loadFacts(client, news, [...new Set(about)]);
  const events = [
    ...news.opened.flatMap((incident) => incidentEvent(facts, "message.attempt.failing", incident)),
    ...news.closed.flatMap((incident) => incidentEvent(facts, "message.attempt.recovered", incident)),
    ...news.disabled.flatMap((endpoint) => disabledEvent(facts, endpoint)),
    ...exhausted.flatMap((report) => exhaustedEvents(facts, report)),
  ];
  await addOperationalEvents(client, events, now);
}

/** Tells of endpoints that were disabled outside a batch of outcomes. */
export async function tellDisabled(
  client: pg.PoolClient,
  disabled: DisabledEndpoint[],
  now: Date,
): Promise<void> {
  await tellIncidents(client, { opened: [], continued: [], closed: [], disabled, reports: [] }, now);
}

type EndpointFacts = {
  endpoint_id: string;
  endpoint_uid: string | null;
  application_id: string;
  application_uid: string | null;
  environment_id: string;
  is_operational: boolean;
  waiting: number;
};

type Facts = {
  endpoints: Map<string, EndpointFacts>;
  reports: Map<string, EndpointReport>;
  eventIds: Map<string, string | null>;
};

async function loadFacts(client: pg.PoolClient, news: IncidentNews, endpointIds: string[]): Promise<Facts> {
  const { rows } = await client.query<EndpointFacts>(
    `select e.id as endpoint_id, e.uid as endpoint_uid, a.id as application_id, a.uid as application_uid,
            e.environment_id, a.kind = 'operational' as is_operational,
            case when e.id = any($2) then (
              select count(*)::int from delivery_queue q
               where q.endpoint_id = e.id and (q.attempt_number > 0 or q.gate is not null)) else 0 end as waiting
       from endpoints e join applications a on a.id = e.application_id
      where e.id = any($1)`,
    [endpointIds, [...news.opened, ...news.closed].map((incident) => incident.endpointId)],
  );
  const wanted = new Set(endpointIds);
  const attempts = news.reports
    .filter((report) => wanted.has(report.endpointId))
    .flatMap((report) => [report.lastFailure, report.lastSuccess, ...report.exhausted])
    .filter((reported) => reported !== null);
  return {
    endpoints: new Map(rows.map((row) => [row.endpoint_id, row])),
    reports: new Map(news.reports.map((report) => [report.endpointId, report])),
    eventIds: await loadEventIds(
      client,
      attempts.map((reported) => reported.messageId),
    ),
  };
}

async function loadEventIds(
  client: pg.PoolClient,
  messageIds: string[],
): Promise<Map<string, string | null>> {
  const sorted = [...new Set(messageIds)].sort();
  if (sorted.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; event_id: string | null }>(
    "select id, event_id from messages where id = any($1) and id between $2 and $3",
    [sorted, sorted[0], sorted.at(-1)],
  );
  return new Map(rows.map((row) => [row.id, row.event_id]));
}

function incidentEvent(
  facts: Facts,
  eventType: "message.attempt.failing" | "message.attempt.recovered",
  incident: IncidentRow,
): NewOperationalEvent[] {
  const endpoint = facts.endpoints.get(incident.endpointId);
  const report = facts.reports.get(incident.endpointId);
  const last = eventType === "message.attempt.failing" ? report?.lastFailure : report?.lastSuccess;
  if (!endpoint || !last) return [];
  const data = {
    ...attemptData(facts, endpoint, last),
    incident: {
      id: incident.id,
      reason: isReason(incident.causeDetail) ? incident.causeDetail : null,
      firstFailureAt: incident.firstFailureAt,
      lastFailureAt: incident.lastFailureAt,
      waiting: endpoint.waiting,
      exhausted: incident.exhaustedCount,
    },
  };
  return [eventOf(endpoint, eventType, data, true)];
}

function exhaustedEvents(facts: Facts, report: EndpointReport): NewOperationalEvent[] {
  const endpoint = facts.endpoints.get(report.endpointId);
  if (!endpoint) return [];
  return report.exhausted.map((reported) =>
    eventOf(endpoint, "message.attempt.exhausted", attemptData(facts, endpoint, reported), false),
  );
}

function disabledEvent(facts: Facts, { endpointId, failSince }: DisabledEndpoint): NewOperationalEvent[] {
  const endpoint = facts.endpoints.get(endpointId);
  if (!endpoint) return [];
  const data = { ...endpointData(endpoint), failSince, trigger: "automatic" };
  return [eventOf(endpoint, "endpoint.disabled", data, true)];
}

function eventOf(
  endpoint: EndpointFacts,
  eventType: string,
  data: unknown,
  awaitsAlert: boolean,
): NewOperationalEvent {
  const { environment_id: environmentId, is_operational: isOperational } = endpoint;
  return { environmentId, eventType, data, awaitsAlert, isForEndpoints: !isOperational };
}

function endpointData(endpoint: EndpointFacts) {
  return {
    appId: endpoint.application_id,
    appUid: endpoint.application_uid,
    endpointId: endpoint.endpoint_id,
    endpointUid: endpoint.endpoint_uid,
  };
}

function attemptData(facts: Facts, endpoint: EndpointFacts, { messageId, at, attempt }: ReportedAttempt) {
  return {
    ...endpointData(endpoint),
    msgId: messageId,
    msgEventId: facts.eventIds.get(messageId) ?? null,
    lastAttempt: {
      id: attempt.id,
      responseStatusCode: attempt.responseStatus,
      timestamp: new Date(at),
    },
  };
}

function isReason(detail: unknown): boolean {
  return typeof detail === "object" && detail !== null && "code" in detail;
}
