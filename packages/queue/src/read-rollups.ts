import type pg from "pg";
import { textArray, timestampArray } from "./binary-array.ts";
import type { RollupSegment } from "./rollup-segments.ts";

export type RollupFilter = {
  environmentId: string;
  applicationId?: string | undefined;
  endpointId?: string | undefined;
  /** Some endpoints, where not one. */
  endpointIds?: readonly string[] | undefined;
  eventType?: string | undefined;
  /** Left out: the hidden application of operational events. */
  exceptApplicationId?: string | undefined;
};

export type RollupGrouping = "none" | "time" | "event_type" | "endpoint" | "application";

export type RollupPoint = {
  /** The start of the row in Unix milliseconds, the event type, the endpoint or the application, as grouped; else "". */
  group: string;
  outcome: "published" | "succeeded" | "failed" | "exhausted" | "cancelled";
  count: number;
  /** Attempts by latency bucket; null where nothing was timed. */
  latencies: number[] | null;
};

/** How many of the newest batches that are not folded yet are read along. */
const unfoldedBatches = 1_000;

/**
 * Figures of a range, added up by group and outcome: folded rows, and the batches of the last moments that no loop
 * has folded yet, so that what just happened is in them. Both from one snapshot: nothing counts twice.
 */
export async function readRollups(
  pool: pg.Pool,
  filter: RollupFilter,
  segments: readonly RollupSegment[],
  grouping: RollupGrouping,
): Promise<RollupPoint[]> {
  const { rows } = await pool.query<RollupPoint>(statementFor(grouping, filter), [
    textArray(segments.map((segment) => segment.span)),
    timestampArray(segments.map((segment) => segment.from)),
    timestampArray(segments.map((segment) => segment.to)),
    filter.environmentId,
    filter.applicationId ?? null,
    filter.endpointId ?? null,
    filter.eventType ?? null,
    filter.exceptApplicationId ?? null,
    filter.endpointIds ?? null,
  ]);
  return rows;
}

const spanOfMinute = `
  case s.span when 'day' then date_trunc('day', f.at at time zone 'UTC') at time zone 'UTC'
              when 'hour' then date_trunc('hour', f.at at time zone 'UTC') at time zone 'UTC'
              else f.at end`;

const groups: Record<RollupGrouping, string> = {
  none: "''",
  time: "(extract(epoch from starts_at) * 1000)::int8::text",
  event_type: "event_type",
  endpoint: "endpoint_id",
  application: "application_id",
};

function statementFor(grouping: RollupGrouping, filter: RollupFilter): string {
  // Lets Postgres choose the index of endpoints.
  const ofEndpoints = filter.endpointIds ? "and r.endpoint_id = any($9)" : "";
  const ofEndpoint = filter.endpointId === undefined ? ofEndpoints : "and r.endpoint_id = $6";
  return `
with segments as materialized (
  select span::rollup_span as span, starts, ends
    from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as s (span, starts, ends)
),
fresh as materialized (
  select to_timestamp((d ->> 0)::int8 * 60) as at, d ->> 1 as environment_id, d ->> 2 as application_id,
         d ->> 3 as endpoint_id, d ->> 4 as event_type, d ->> 5 as outcome, (d ->> 6)::int as bucket, (d ->> 7)::int as count
    from (select deltas from rollup_deltas order by id desc limit ${unfoldedBatches}) r,
         jsonb_array_elements(r.deltas) d
   where d ->> 1 = $4
),
figures as (
  select r.starts_at, r.application_id, r.endpoint_id, r.event_type, r.outcome, r.count, r.latency_counts, null::int as bucket
    from segments s
    join rollups r
      on r.environment_id = $4 and r.span = s.span and r.starts_at >= s.starts and r.starts_at < s.ends ${ofEndpoint}
   union all
  select ${spanOfMinute}, f.application_id, f.endpoint_id, f.event_type, f.outcome, f.count, null, f.bucket
    from segments s
    join fresh f on f.at >= s.starts and f.at < s.ends
),
chosen as materialized (
  select *, ${groups[grouping]} as group_key from figures
   where ($5::text is null or application_id = $5) and ($6::text is null or endpoint_id = $6)
     and ($7::text is null or event_type = $7) and ($8::text is null or application_id <> $8)
     and ($9::text[] is null or endpoint_id = any($9))
),
timed as (
  select group_key, outcome, place - 1 as bucket, n as count
    from chosen, unnest(latency_counts) with ordinality as u (n, place)
   union all
  select group_key, outcome, bucket, count from chosen where bucket >= 0
),
latencies as (
  select group_key, outcome, jsonb_object_agg(bucket, total) as by_bucket
    from (select group_key, outcome, bucket, sum(count)::int as total from timed group by 1, 2, 3) t
   group by 1, 2
)
select c.group_key as "group", c.outcome, sum(c.count)::int as count,
       (select array_agg(coalesce((l.by_bucket ->> b)::int, 0) order by b::int)
          from generate_series(0, 39) n, lateral (select n::text as b) i
         where l.by_bucket is not null) as latencies
  from chosen c
  left join latencies l on l.group_key = c.group_key and l.outcome = c.outcome
 group by c.group_key, c.outcome, l.by_bucket
 order by c.group_key, c.outcome`;
}
