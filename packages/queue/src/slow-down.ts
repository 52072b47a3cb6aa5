import type pg from "pg";
import { textArray } from "./binary-array.ts";

/** Puts endpoints that keep sockets waiting behind a gate before their first time-out tells it. */
export async function slowDown(pool: pg.Pool, endpointIds: readonly string[]): Promise<void> {
  if (endpointIds.length === 0) return;
  await pool.query(
    `insert into gates (owner_id, is_slow, check_at, idle_after)
     select id, true, now(), now() + interval '10 seconds' from unnest($1::text[]) id order by id
     on conflict (owner_id) do update set is_slow = true where not gates.is_slow`,
    [textArray([...endpointIds])],
  );
}
