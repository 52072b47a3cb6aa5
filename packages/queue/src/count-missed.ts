import type pg from "pg";
import type { IdRange } from "./id-range.ts";
import { missedMessages } from "./missed-messages.ts";

const scanLimit = 20_000;

/** How many messages of a range an endpoint never had a delivery of; `isMore`: it stopped counting before the end. */
export async function countMissed(
  pool: pg.Pool,
  endpoint: { endpointId: string; applicationId: string },
  range: IdRange,
  atMost: number,
): Promise<{ count: number; isMore: boolean }> {
  const { rows } = await pool.query<{ count: number; scanned: number }>(
    `with ${missedMessages(range)}
     select (select count(*)::int from missed) as count, (select count(*)::int from scanned) as scanned`,
    [endpoint.endpointId, endpoint.applicationId, atMost + 1, scanLimit],
  );
  const { count = 0, scanned = 0 } = rows[0] ?? {};
  return { count: Math.min(count, atMost), isMore: count > atMost || scanned === scanLimit };
}
