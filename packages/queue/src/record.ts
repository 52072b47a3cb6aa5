import type pg from "pg";
import { boolArray, float8Array, int2Array, int4Array, textArray, timestampArray } from "./binary-array.ts";
import { breakerReason, closingEnd, failuresToClose, shortestClosingSeconds } from "./breaker.ts";
import { endOvertaken } from "./end-overtaken.ts";
import { checkAt, isLimiting } from "./gate-condition.ts";

/** What became of a claimed delivery, and the attempt that told it. */
export type Outcome = {
  messageId: string;
  endpointId: string;
  trigger: 0 | 1;
  leaseNumber: number;
  /** What the delivery becomes; `retry` leaves it pending, due after `retryDelayMs`. */
  verdict: "succeeded" | "retry" | "exhausted" | "cancelled";
  /** Why it ended, where it did not succeed: schedule_exhausted, endpoint_disabled, … */
  reason: string | null;
  retryDelayMs: number;
  attemptNumber: number;
  /** Null: it ended without an HTTP try. */
  attempt: RecordedAttempt | null;
};

export type RecordedAttempt = {
  id: string;
  succeeded: boolean;
  responseStatus: number;
  durationMs: number;
  url: string;
  reason: string | null;
  /** JSON. */
  detail: string;
  responseBody: { retentionClass: 7 | 30 | 90; text: string; isBase64: boolean } | null;
};

/** An attempt as incidents and operational events tell of it. */
export type ReportedAttempt = { messageId: string; at: number; attempt: RecordedAttempt };

/** What a batch says of one endpoint's health, in the order in which its outcomes came. */
export type EndpointReport = {
  endpointId: string;
  hasSucceeded: boolean;
  /** Failures since its last success in the batch, or since the batch began. */
  failures: number;
  /** Scheduled deliveries that ended without success. */
  exhausted: ReportedAttempt[];
  lastFailure: ReportedAttempt | null;
  lastSuccess: ReportedAttempt | null;
  firstFailureAt: number;
  lastFailureAt: number;
  /** A reason code, or `status_` and the status. */
  lastReason: string;
  /** The last attempt timed out. */
  isSlow: boolean;
  /** It answered 410, and nothing has succeeded since. */
  isGone: boolean;
};

/** [minute, environment, application, endpoint, event type, outcome, latency bucket or -1, count] */
export type RollupDelta = [number, string, string, string, string, string, number, number];

export type EndpointChange = {
  endpointId: string;
  failuresBefore: number;
  failuresNow: number;
  firstFailureAt: Date | null;
};

/**
 * Writes a batch of outcomes in one transaction: attempts and response bodies always; deliveries whose lease
 * still holds end (queue row out, history row in) or are set for their retry, behind their gate if it limits.
 * An outcome whose lease was taken over is late: its attempt is kept and changes nothing.
 * Rows are locked in the order of the queue's key, health rows by endpoint: two batches never deadlock for long,
 * and the caller repeats the batch on 40P01.
 * Answers the endpoints whose failure count rose or went back to none.
 */
export async function record(
  client: pg.Pool | pg.PoolClient,
  outcomes: readonly Outcome[],
  reports: readonly EndpointReport[],
  deltas: readonly RollupDelta[],
): Promise<EndpointChange[]> {
  const sorted = [...outcomes].sort(byKey);
  const { rows } = await client.query<EndpointChange>({
    name: "record",
    text: statement,
    values: [
      ...outcomeParameters(sorted),
      ...bodyParameters(sorted),
      ...reportParameters(reports),
      deltaText(deltas),
    ],
  });
  await endOvertaken(
    client,
    sorted.filter(({ trigger, verdict }) => trigger === 1 && verdict === "succeeded"),
  );
  return rows;
}

export function byKey(a: Outcome, b: Outcome): number {
  if (a.messageId !== b.messageId) return a.messageId < b.messageId ? -1 : 1;
  return a.endpointId < b.endpointId ? -1 : 1;
}

export function deltaText(deltas: readonly RollupDelta[]): string | null {
  return deltas.length === 0 ? null : JSON.stringify(deltas);
}

function outcomeParameters(outcomes: readonly Outcome[]): Buffer[] {
  return [
    textArray(outcomes.map((outcome) => outcome.messageId)),
    textArray(outcomes.map((outcome) => outcome.endpointId)),
    int2Array(outcomes.map((outcome) => outcome.trigger)),
    int4Array(outcomes.map((outcome) => outcome.leaseNumber)),
    textArray(outcomes.map((outcome) => outcome.verdict)),
    textArray(outcomes.map((outcome) => outcome.reason)),
    float8Array(outcomes.map((outcome) => outcome.retryDelayMs)),
    int2Array(outcomes.map((outcome) => outcome.attemptNumber)),
    textArray(outcomes.map((outcome) => outcome.attempt?.id ?? null)),
    boolArray(outcomes.map((outcome) => outcome.attempt?.succeeded ?? false)),
    int2Array(outcomes.map((outcome) => outcome.attempt?.responseStatus ?? 0)),
    int4Array(outcomes.map((outcome) => outcome.attempt?.durationMs ?? 0)),
    textArray(outcomes.map((outcome) => outcome.attempt?.url ?? null)),
    textArray(outcomes.map((outcome) => outcome.attempt?.reason ?? null)),
    textArray(outcomes.map((outcome) => outcome.attempt?.detail ?? null)),
  ];
}

export function bodyParameters(outcomes: readonly Outcome[]): Buffer[] {
  const bodies = outcomes.flatMap((outcome) => {
    const { attempt } = outcome;
    if (!attempt?.responseBody) return [];
    return [{ messageId: outcome.messageId, attemptId: attempt.id, ...attempt.responseBody }];
  });
  return [
    int2Array(bodies.map((body) => body.retentionClass)),
    textArray(bodies.map((body) => body.messageId)),
    textArray(bodies.map((body) => body.attemptId)),
    textArray(bodies.map((body) => body.text)),
    boolArray(bodies.map((body) => body.isBase64)),
  ];
}

function reportParameters(reports: readonly EndpointReport[]): Buffer[] {
  return [
    textArray(reports.map((report) => report.endpointId)),
    boolArray(reports.map((report) => report.hasSucceeded)),
    int4Array(reports.map((report) => report.failures)),
    timestampArray(reports.map((report) => report.firstFailureAt)),
    timestampArray(reports.map((report) => report.lastFailureAt)),
    textArray(reports.map((report) => report.lastReason)),
    boolArray(reports.map((report) => report.isSlow)),
  ];
}

/** SQL: how long a gate that was there stays closed. What fails while it is closed went out before, and tells nothing new. */
const closedUntil = `
  case when excluded.closed_reason is null then null
       when g.closed_until > now() then g.closed_until
       else ${closingEnd("g.closed_until", "(select last_failure_at from before where endpoint_id = g.owner_id)")} end`;

const statement = `
with input as materialized (
  select * from unnest($1::text[], $2::text[], $3::int2[], $4::int4[], $5::text[], $6::text[], $7::float8[], $8::int2[],
                       $9::text[], $10::bool[], $11::int2[], $12::int4[], $13::text[], $14::text[], $15::text[])
    as i (message_id, endpoint_id, trigger, lease_number, verdict, reason, retry_delay_ms, attempt_number,
          attempt_id, succeeded, response_status, duration_ms, url, attempt_reason, detail)
),
-- Everything below joins this alone: a join of two of these lists would be planned for a few rows and be quadratic.
held as materialized (
  select i.*, q.application_id
    from input i
    join delivery_queue q
      on q.message_id = i.message_id and q.endpoint_id = i.endpoint_id and q.trigger = i.trigger
     and q.lease_number = i.lease_number
     for update of q
),
ended as (
  delete from delivery_queue q using held h
   where q.message_id = h.message_id and q.endpoint_id = h.endpoint_id and q.trigger = h.trigger
     and (h.verdict <> 'retry' or h.trigger = 1)
  returning h.message_id, h.endpoint_id, h.trigger, h.verdict, h.reason, h.attempt_number
),
-- A manual attempt that succeeds ends the open delivery too; one that fails leaves it as it is.
overtaken as (
  delete from delivery_queue q using ended e
   where e.trigger = 1 and e.verdict = 'succeeded'
     and q.message_id = e.message_id and q.endpoint_id = e.endpoint_id and q.trigger = 0
),
history as (
  insert into deliveries (message_id, endpoint_id, state, reason, attempt_count, ended_at)
  select distinct on (message_id, endpoint_id) message_id, endpoint_id, verdict, reason, attempt_number, now() from ended
   where trigger = 0 or verdict = 'succeeded'
   order by message_id, endpoint_id, trigger desc
  on conflict (message_id, endpoint_id) do update
     set state = excluded.state, reason = excluded.reason, ended_at = excluded.ended_at
),
retried as (
  update delivery_queue q
     set attempt_number = h.attempt_number, is_leased = false, holds_slot = false,
         due_at = now() + make_interval(secs => h.retry_delay_ms / 1000.0),
         gate = coalesce((select owner_id from gates g where g.owner_id = h.endpoint_id and ${isLimiting("g")}),
                         (select owner_id from gates g where g.owner_id = h.application_id and ${isLimiting("g")}))
    from held h
   where q.message_id = h.message_id and q.endpoint_id = h.endpoint_id and q.trigger = h.trigger
     and h.verdict = 'retry' and h.trigger = 0
     and h.message_id || h.endpoint_id <> all (array(
       select message_id || endpoint_id from held where trigger = 1 and verdict = 'succeeded'))
  returning q.gate, q.due_at
),
tried as (
  insert into attempts (message_id, id, endpoint_id, trigger, attempt_number, succeeded, late, response_status,
                        duration_ms, url, reason, detail)
  select message_id, attempt_id, endpoint_id, trigger, attempt_number, succeeded,
         attempt_id not in (select attempt_id from held where attempt_id is not null), response_status, duration_ms,
         url, attempt_reason, detail
    from input
   where attempt_id is not null
),
bodies as (
  insert into response_bodies (retention_class, message_id, attempt_id, body, is_base64)
  select * from unnest($16::int2[], $17::text[], $18::text[], $19::text[], $20::bool[])
),
counted as (
  insert into rollup_deltas (deltas) select $28::jsonb where $28 is not null
),
reports as materialized (
  select * from unnest($21::text[], $22::bool[], $23::int4[], $24::timestamptz[], $25::timestamptz[], $26::text[], $27::bool[])
    as r (endpoint_id, has_succeeded, failures, first_failure_at, last_failure_at, last_reason, is_slow)
),
before as materialized (
  select h.* from endpoint_health h
   where h.endpoint_id in (select endpoint_id from reports)
   order by h.endpoint_id for update
),
health as (
  insert into endpoint_health as h (endpoint_id, consecutive_failures, first_failure_at, last_failure_at, last_reason)
  select r.endpoint_id, r.failures, r.first_failure_at, r.last_failure_at, r.last_reason
    from reports r left join before b on b.endpoint_id = r.endpoint_id
   where r.failures > 0 or (r.has_succeeded and b.consecutive_failures > 0)
   order by r.endpoint_id
  on conflict (endpoint_id) do update
     set consecutive_failures = excluded.consecutive_failures + case
           when (select has_succeeded from reports r where r.endpoint_id = excluded.endpoint_id) then 0
           else h.consecutive_failures end,
         first_failure_at = case
           when h.consecutive_failures = 0
             or (select has_succeeded from reports r where r.endpoint_id = excluded.endpoint_id)
             then case when excluded.consecutive_failures > 0 then excluded.first_failure_at end
           else h.first_failure_at end,
         last_failure_at = case when excluded.consecutive_failures > 0 then excluded.last_failure_at else h.last_failure_at end,
         last_reason = case when excluded.consecutive_failures > 0 then excluded.last_reason else h.last_reason end
  returning h.endpoint_id, h.consecutive_failures, h.first_failure_at
),
-- Gates follow health: a time-out makes its endpoint slow, many failures in a row close it, one that comes when it
-- is half open closes it again, and a success opens it.
gated as (
  insert into gates as g (owner_id, is_slow, closed_until, closed_reason, check_at, idle_after)
  select r.endpoint_id, r.is_slow, f.closed_until, f.closed_reason, coalesce(f.closed_until, now()),
         coalesce(f.closed_until, now()) + interval '10 seconds'
    from (select endpoint_id, is_slow,
                 endpoint_id in (select endpoint_id from health where consecutive_failures >= ${failuresToClose})
                   as is_failing
            from reports) r
    left join (values (true, now() + interval '${shortestClosingSeconds} seconds', '${breakerReason}'))
      as f (is_failing, closed_until, closed_reason) on f.is_failing = r.is_failing
   where r.is_slow or r.is_failing
      or exists (select from gates o
                  where o.owner_id = r.endpoint_id and (o.is_slow or o.closed_reason = '${breakerReason}'))
   order by r.endpoint_id
  on conflict (owner_id) do update
     set is_slow = excluded.is_slow, closed_until = ${closedUntil}, closed_reason = excluded.closed_reason,
         check_at = greatest(${closedUntil}, least(g.check_at, now())),
         idle_after = greatest(g.idle_after, ${closedUntil} + interval '10 seconds', now() + interval '10 seconds')
   where g.is_slow <> excluded.is_slow or g.closed_reason is distinct from excluded.closed_reason
      or g.closed_until <= now()
  returning owner_id
),
-- A row is changed once in a statement: the one above has set its gates' next look itself.
nudged as (
  update gates g set check_at = ${checkAt("g", "p.due_at")}, idle_after = greatest(g.idle_after, p.due_at + interval '10 seconds')
    from (select gate, min(due_at) as due_at from retried where gate is not null group by gate) p
   where g.owner_id = p.gate and g.owner_id not in (select owner_id from gated)
)
select h.endpoint_id as "endpointId", coalesce(b.consecutive_failures, 0) as "failuresBefore",
       h.consecutive_failures as "failuresNow", h.first_failure_at as "firstFailureAt"
  from health h left join before b on b.endpoint_id = h.endpoint_id`;
