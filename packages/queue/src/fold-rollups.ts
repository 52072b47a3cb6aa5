import type pg from "pg";
import { int4Array, textArray, timestampArray } from "./binary-array.ts";
import { inTransaction } from "./in-transaction.ts";
import { latencyBucketCount } from "./latency-bucket.ts";
import type { RollupDelta } from "./record.ts";

/** How many batches of deltas one fold takes at most. */
export const foldBatchSize = 500;
const minuteMs = 60_000;
const spans = [
  ["minute", minuteMs],
  ["hour", 60 * minuteMs],
  ["day", 24 * 60 * minuteMs],
] as const;

/**
 * Folds up to 500 batches of deltas into minute, hour and day rows: taken out and added in one transaction, so
 * each counts once. One caller folds at a time, the others answer 0. What commits late is folded later: no
 * cursor passes it by. Answers how many batches it folded.
 */
export async function foldRollups(pool: pg.Pool): Promise<number> {
  return await inTransaction(pool, async (client) => {
    const lock = await client.query<{ isMine: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('posthorn rollups')) as "isMine"`,
    );
    if (!lock.rows[0]?.isMine) return 0;
    const { rows } = await client.query<{ deltas: RollupDelta[] }>(
      `delete from rollup_deltas where id = any(array(select id from rollup_deltas order by id limit ${foldBatchSize}))
       returning deltas`,
    );
    const folded = fold(rows.flatMap((row) => row.deltas));
    if (folded.length > 0)
      await client.query({ name: "fold-rollups", text: statement, values: parameters(folded) });
    return rows.length;
  });
}

type Folded = {
  span: (typeof spans)[number][0];
  startsAt: number;
  /** Environment, application, endpoint, event type, outcome. */
  key: [string, string, string, string, string];
  count: number;
  latencies: number[] | null;
};

/** Deltas added up by span, start and key, in the order of the rollups' key. */
export function fold(deltas: readonly RollupDelta[]): Folded[] {
  const rows = new Map<string, Folded>();
  for (const [minute, environment, application, endpoint, eventType, outcome, bucket, count] of deltas) {
    for (const [span, lengthMs] of spans) {
      const startsAt = Math.floor((minute * minuteMs) / lengthMs) * lengthMs;
      const name = [environment, span, startsAt, application, endpoint, eventType, outcome].join("\0");
      let row = rows.get(name);
      if (!row) {
        const key: Folded["key"] = [environment, application, endpoint, eventType, outcome];
        row = { span, startsAt, key, count: 0, latencies: null };
        rows.set(name, row);
      }
      row.count += count;
      if (bucket < 0) continue;
      row.latencies ??= Array(latencyBucketCount).fill(0);
      row.latencies[bucket] = (row.latencies[bucket] ?? 0) + count;
    }
  }
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function parameters(rows: readonly Folded[]): Buffer[] {
  const keys = [0, 1, 2, 3, 4] as const;
  return [
    textArray(rows.map((row) => row.span)),
    timestampArray(rows.map((row) => row.startsAt)),
    ...keys.map((place) => textArray(rows.map((row) => row.key[place]))),
    int4Array(rows.map((row) => row.count)),
    textArray(rows.map((row) => row.latencies && `{${row.latencies.join(",")}}`)),
  ];
}

const statement = `
insert into rollups (span, starts_at, environment_id, application_id, endpoint_id, event_type, outcome, count,
                     latency_counts)
select span::rollup_span, starts_at, environment_id, application_id, endpoint_id, event_type, outcome, count,
       latencies::int[]
  from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int4[],
              $9::text[])
    as i (span, starts_at, environment_id, application_id, endpoint_id, event_type, outcome, count, latencies)
on conflict (environment_id, span, starts_at, application_id, endpoint_id, event_type, outcome) do update
   set count = rollups.count + excluded.count,
       latency_counts = (
         select array_agg(coalesce(o, 0) + coalesce(n, 0) order by place)
           from unnest(rollups.latency_counts, excluded.latency_counts) with ordinality as u (o, n, place))`;
