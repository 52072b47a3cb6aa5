import { createId, type Pool } from "@posthorn/db";
import { buildPayload } from "../load/payload.ts";
import type { Seeded } from "./seed.ts";

const tailDigits = 12;
const mark = "0000000000";

/** Messages that wait for their first attempt, due now, all visible at once; numbered from `firstSequence`. */
export async function fillBacklog(
  pool: Pool,
  seeded: Seeded,
  { rows, firstSequence }: { rows: number; firstSequence: number },
): Promise<void> {
  await pool.query(statement, [
    createId("msg").slice(0, -tailDigits),
    firstSequence,
    rows,
    seeded.applications,
    seeded.endpoints,
    seeded.environmentId,
    buildPayload({ sequence: 0, releasedAtMs: 0 }),
  ]);
}

const statement = `
with made as materialized (
  select $1::text || lpad(n::text, ${tailDigits}, '0') as id, n, 1 + n % array_length($4::text[], 1) as place
    from generate_series($2::int, $2::int + $3::int - 1) as n
),
bodies as (
  insert into payloads (retention_class, message_id, body)
  select 90, id, overlay($7::text placing lpad(n::text, ${mark.length}, '0') from position('${mark}' in $7::text)) from made
),
stored as (
  insert into messages (id, environment_id, application_id, event_type, channels, tags, payload_bytes,
                        retention_class, payload_expires_at, delivery_count)
  select id, $6::text, ($4::text[])[place], 'order.created', '{}', '{}', 512, 90, now() + interval '90 days', 1
    from made
)
insert into delivery_queue (message_id, endpoint_id, trigger, application_id, due_at)
select id, ($5::text[])[place], 0, ($4::text[])[place], now() from made`;
