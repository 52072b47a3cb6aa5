import { readRollups, rollupSegments } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";

/** Attempts of the last seven days. */
export type EndpointWeek = { succeeded: number; failed: number };

const weekMs = 7 * 86_400_000;

/** The last seven days of each of some endpoints, by its id; from rollups, read for all of them at once. */
export async function weeksOfEndpoints(
  ctx: Ctx,
  endpointIds: readonly string[],
): Promise<Map<string, EndpointWeek>> {
  const now = ctx.now().getTime();
  const segments = rollupSegments({ from: now - weekMs, to: now + 1 }, now);
  const { environmentId } = ctx.actor;
  const weeks = new Map(endpointIds.map((id) => [id, { succeeded: 0, failed: 0 }]));
  for (const { group, outcome, count } of await readRollups(
    ctx.pool,
    { environmentId, endpointIds },
    segments,
    "endpoint",
  )) {
    const week = weeks.get(group);
    if (week && (outcome === "succeeded" || outcome === "failed")) week[outcome] += count;
  }
  return weeks;
}
