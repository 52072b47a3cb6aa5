import type pg from "pg";
import { boolArray, int2Array, int4Array, textArray } from "./binary-array.ts";
import { breakerReason } from "./breaker.ts";
import { bodyParameters, byKey, deltaText, type Outcome, type RollupDelta } from "./record.ts";

/**
 * Writes scheduled deliveries that succeeded, which nearly all do: what `record` does for them, in one statement
 * that needs no transaction around it and touches neither health nor gates. False, and nothing written: one of the
 * endpoints has failures behind it, counts as slow or has its gate closed, so `record` must write the batch. A failure that another
 * worker writes at the same moment counts as later than these.
 */
export async function recordSucceeded(
  pool: pg.Pool,
  outcomes: readonly Outcome[],
  deltas: readonly RollupDelta[],
): Promise<boolean> {
  const sorted = [...outcomes].sort(byKey);
  const bodies = bodyParameters(sorted);
  const hasBodies = sorted.some((outcome) => outcome.attempt?.responseBody);
  const { rows } = await pool.query<{ written: boolean }>({
    name: hasBodies ? "record-succeeded-bodies" : "record-succeeded",
    text: hasBodies ? statementWithBodies : statement,
    values: [...parameters(sorted), deltaText(deltas), ...(hasBodies ? bodies : [])],
  });
  return rows[0]?.written ?? false;
}

function parameters(outcomes: readonly Outcome[]): Buffer[] {
  return [
    textArray(outcomes.map((outcome) => outcome.messageId)),
    textArray(outcomes.map((outcome) => outcome.endpointId)),
    int4Array(outcomes.map((outcome) => outcome.leaseNumber)),
    int2Array(outcomes.map((outcome) => outcome.attemptNumber)),
    textArray(outcomes.map((outcome) => outcome.attempt?.id ?? null)),
    boolArray(outcomes.map((outcome) => outcome.attempt?.succeeded ?? false)),
    int2Array(outcomes.map((outcome) => outcome.attempt?.responseStatus ?? 0)),
    int4Array(outcomes.map((outcome) => outcome.attempt?.durationMs ?? 0)),
    textArray(outcomes.map((outcome) => outcome.attempt?.url ?? null)),
    textArray(outcomes.map((outcome) => outcome.attempt?.detail ?? null)),
    textArray([...new Set(outcomes.map((outcome) => outcome.endpointId))]),
  ];
}

const isReady = "(select is_ready from guard)";

const head = `
with guard as materialized (
  select not exists (select from endpoint_health where endpoint_id = any($11::text[]) and consecutive_failures > 0)
     and not exists (select from gates where owner_id = any($11::text[]) and (is_slow or closed_reason = '${breakerReason}'))
           as is_ready
),
ended as (
  delete from delivery_queue q
   using unnest($1::text[], $2::text[], $3::int4[], $4::int2[], $5::text[])
      as i (message_id, endpoint_id, lease_number, attempt_number, attempt_id)
   where q.message_id = i.message_id and q.endpoint_id = i.endpoint_id and q.trigger = 0
     and q.lease_number = i.lease_number and ${isReady}
  returning q.message_id, q.endpoint_id, i.attempt_number, i.attempt_id
),
history as (
  insert into deliveries (message_id, endpoint_id, state, attempt_count, ended_at)
  select message_id, endpoint_id, 'succeeded', attempt_number, now() from ended
  on conflict (message_id, endpoint_id) do update
     set state = excluded.state, reason = null, ended_at = excluded.ended_at
),
tried as (
  insert into attempts (message_id, id, endpoint_id, trigger, attempt_number, succeeded, late, response_status,
                        duration_ms, url, detail)
  select message_id, attempt_id, endpoint_id, 0, attempt_number, succeeded,
         attempt_id not in (select attempt_id from ended), response_status, duration_ms, url, detail
    from unnest($1::text[], $5::text[], $2::text[], $4::int2[], $6::bool[], $7::int2[], $8::int4[], $9::text[],
                $10::text[])
      as i (message_id, attempt_id, endpoint_id, attempt_number, succeeded, response_status, duration_ms, url, detail)
   where ${isReady}
),
counted as (
  insert into rollup_deltas (deltas) select $12::jsonb where $12 is not null and ${isReady}
)`;

const bodies = `,
bodies as (
  insert into response_bodies (retention_class, message_id, attempt_id, body, is_base64)
  select * from unnest($13::int2[], $14::text[], $15::text[], $16::text[], $17::bool[])
   where ${isReady}
)`;

const tail = "\nselect is_ready as written from guard";
const statement = head + tail;
const statementWithBodies = head + bodies + tail;
