import {
  dropPartition,
  listPartitions,
  lowestId,
  type Pool,
  partitionedTables,
  partitionStart,
} from "@posthorn/db";
import { buildPayload } from "../load/payload.ts";
import type { Seeded } from "./seed.ts";

const dayMs = 86_400_000;
/** Of the 27 characters of an id the last 18 are less than a millisecond. */
const tailDigits = 12;
const hours = 24;

/** Messages of past days, delivered at the first attempt, straight into the tables and spread over each day. */
export async function fillHistory(
  pool: Pool,
  seeded: Seeded,
  { from, days, rowsPerDay }: { from: Date; days: number; rowsPerDay: number },
): Promise<void> {
  const firstDay = Math.floor(from.getTime() / dayMs) * dayMs;
  const payload = buildPayload({ sequence: 0, releasedAtMs: 0 });
  for (let day = 0; day < days; day++) {
    const bases = Array.from({ length: hours }, (_, hour) =>
      lowestId("msg", firstDay + day * dayMs + (hour + 0.5) * (dayMs / hours)).slice(0, -tailDigits),
    );
    const values = [
      bases,
      Math.ceil(rowsPerDay / hours),
      seeded.applications,
      seeded.endpoints,
      seeded.environmentId,
    ];
    await pool.query(messages, [...values, payload]);
  }
  await settle(pool, Date.now());
}

/** What the worker and the database would have done by themselves day by day, and not while it is measured. */
async function settle(pool: Pool, now: number): Promise<void> {
  for (const partition of await listPartitions(pool)) {
    const { name, table } = partition;
    const start = partitionStart(name);
    const { keepDays } = partitionedTables.find((one) => one.table === table) ?? {
      keepDays: Number.POSITIVE_INFINITY,
    };
    if (start + (1 + keepDays) * dayMs < now) await dropPartition(pool, partition);
    else if (start + dayMs < now) await pool.query(`vacuum (analyze) ${name}`);
  }
  await pool.query("checkpoint");
}

const messages = `
with made as materialized (
  select base || lpad(n::text, ${tailDigits}, '0') as id, 1 + n % array_length($3::text[], 1) as place
    from unnest($1::text[]) as base cross join generate_series(1, $2::int) as n
),
bodies as (
  insert into payloads (retention_class, message_id, body) select 90, id, $6::text from made
),
ended as (
  insert into deliveries (message_id, endpoint_id, state, attempt_count, ended_at)
  select id, ($4::text[])[place], 'succeeded', 1, now() from made
),
tried as (
  insert into attempts (message_id, id, endpoint_id, trigger, attempt_number, succeeded, response_status,
                        duration_ms, url, detail)
  select id, 'atmpt_' || substr(id, 5), ($4::text[])[place], 0, 1, true, 200, 3, 'http://127.0.0.1/endpoint/0',
         '{"requestHeaders":{"content-type":"application/json","webhook-id":"' || id || '"},"timings":{"totalMs":3}}'
    from made
)
insert into messages (id, environment_id, application_id, event_type, channels, tags, payload_bytes,
                      retention_class, payload_expires_at, delivery_count)
select id, $5::text, ($3::text[])[place], 'order.created', '{}', '{}', 512, 90, now() + interval '90 days', 1
  from made`;
