import type pg from "pg";
import { int2Array, textArray } from "./binary-array.ts";
import { inTransaction } from "./in-transaction.ts";

export type OpenDeliveries = { messageId: string } | { endpointId: string } | { applicationId: string };

export type Ending = { state: "exhausted" | "cancelled"; reason: string };

/** A queue row that the caller's transaction has locked. */
export type PickedDelivery = { message_id: string; endpoint_id: string; trigger: 0 | 1 };

const chunkSize = 1_000;

/**
 * Ends what is open of a message, an endpoint or an application, in chunks of 1,000, each its own transaction:
 * queue row out, history row in, figures and the open incident raised. Locks rows in the order of the queue's key.
 * What a sender holds is left to it: its outcome counts. So is a resend, unless its endpoint or payload is gone.
 * Nothing ends of an endpoint that has been turned on again meanwhile.
 * Answers how many deliveries ended.
 */
export async function endOpenDeliveries(
  pool: pg.Pool,
  which: OpenDeliveries,
  ending: Ending,
): Promise<number> {
  if (!("endpointId" in which)) return await endAll(pool, which, ending, "true");
  // What waits has an index of its own; what is left then are the fresh rows, found by reading the queue once.
  const waiting = await endAll(pool, which, ending, "(attempt_number > 0 or gate is not null)");
  return waiting + (await endAll(pool, which, ending, "true"));
}

async function endAll(
  pool: pg.Pool,
  which: OpenDeliveries,
  ending: Ending,
  condition: string,
): Promise<number> {
  let after: PickedDelivery = { message_id: "", endpoint_id: "", trigger: 0 };
  let count = 0;
  while (true) {
    const picked = await inTransaction(pool, async (client) => {
      const conditions = `${condition} ${ending.state === "exhausted" ? "and trigger = 0" : ""}`;
      const rows = await pick(client, which, conditions, after);
      await endPicked(client, rows, ending);
      return rows;
    });
    count += picked.filter((row) => row.trigger === 0).length;
    const last = picked.at(-1);
    if (!last || picked.length < chunkSize) return count;
    after = last;
  }
}

async function pick(
  client: pg.PoolClient,
  which: OpenDeliveries,
  conditions: string,
  after: PickedDelivery,
): Promise<PickedDelivery[]> {
  const { column, value, isClosed } = ownerOf(which);
  const { rows } = await client.query<PickedDelivery>(
    `select message_id, endpoint_id, trigger from delivery_queue
      where ${column} = $1 and (message_id, endpoint_id, trigger) > ($2, $3, $4)
        and (not is_leased or due_at <= now()) and ${conditions} and ${isClosed}
      order by message_id, endpoint_id, trigger
      limit ${chunkSize} for update skip locked`,
    [value, after.message_id, after.endpoint_id, after.message_id === "" ? -1 : after.trigger],
  );
  return rows;
}

function ownerOf(which: OpenDeliveries): { column: string; value: string; isClosed: string } {
  if ("messageId" in which) return { column: "message_id", value: which.messageId, isClosed: "true" };
  if ("endpointId" in which) {
    const isClosed = `exists (
      select from endpoints e join applications a on a.id = e.application_id
       where e.id = $1 and (e.disabled_at is not null or e.deleted_at is not null or a.deleted_at is not null))`;
    return { column: "endpoint_id", value: which.endpointId, isClosed };
  }
  const isClosed = "exists (select from applications a where a.id = $1 and a.deleted_at is not null)";
  return { column: "application_id", value: which.applicationId, isClosed };
}

/** Ends rows that the caller's transaction has locked, sorted by the queue's key. */
export async function endPicked(
  client: pg.PoolClient,
  picked: readonly PickedDelivery[],
  ending: Ending,
): Promise<void> {
  const first = picked[0];
  const last = picked.at(-1);
  if (!first || !last) return;
  await client.query(statement, [
    textArray(picked.map((row) => row.message_id)),
    textArray(picked.map((row) => row.endpoint_id)),
    int2Array(picked.map((row) => row.trigger)),
    first.message_id,
    last.message_id,
    ending.state,
    ending.reason,
  ]);
}

const statement = `
with ended as (
  delete from delivery_queue q
   using unnest($1::text[], $2::text[], $3::int2[]) as i (message_id, endpoint_id, trigger)
   where q.message_id = i.message_id and q.endpoint_id = i.endpoint_id and q.trigger = i.trigger
  returning q.message_id, q.endpoint_id, q.trigger, q.attempt_number
),
history as (
  insert into deliveries (message_id, endpoint_id, state, reason, attempt_count, ended_at)
  select message_id, endpoint_id, $6, $7, attempt_number, now() from ended where trigger = 0
  on conflict do nothing
  returning message_id, endpoint_id
),
counted as (
  insert into rollup_deltas (deltas)
  select jsonb_agg(jsonb_build_array(floor(extract(epoch from now()) / 60)::int, environment_id, application_id,
                                     endpoint_id, event_type, $6::text, -1, count))
    from (select m.environment_id, m.application_id, h.endpoint_id, m.event_type, count(*)
            from history h
            join messages m on m.id = h.message_id and m.id between $4 and $5
           group by 1, 2, 3, 4) g
  having count(*) > 0
)
update incidents i set exhausted_count = i.exhausted_count + h.count
  from (select endpoint_id, count(*)::int as count from history group by endpoint_id) h
 where $6 = 'exhausted' and i.endpoint_id = h.endpoint_id and i.recovered_at is null`;
