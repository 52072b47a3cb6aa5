import type { Pool } from "@posthorn/db";
import {
  disableEndpoints,
  endOpenDeliveries,
  findFailingEndpoints,
  inTransaction,
  tellDisabled,
} from "@posthorn/queue";

/**
 * Turns off endpoints that have only failed for days, tells their operators, and ends what is open of them.
 * Answers their ids. 0 days never disables.
 */
export async function disableFailingEndpoints(
  deps: { pool: Pool; now(): Date },
  days: number,
): Promise<string[]> {
  if (days === 0) return [];
  const failing = await findFailingEndpoints(deps.pool, days);
  if (failing.length === 0) return [];
  const now = deps.now();
  const disabled = await inTransaction(deps.pool, async (client) => {
    const rows = await disableEndpoints(client, failing, "failing", now);
    await tellDisabled(client, rows, now);
    return rows.map((row) => row.endpointId);
  });
  for (const endpointId of disabled) {
    const ending = { state: "exhausted", reason: "endpoint_disabled" } as const;
    await endOpenDeliveries(deps.pool, { endpointId }, ending);
  }
  return disabled;
}
