import { type EndpointStats, type EndpointStatsQuery, limits } from "@posthorn/contract";
import { lowestId } from "@posthorn/db";
import { countOpen, readRollups, rollupSegments } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type EndpointRef, loadEndpointOf } from "../endpoint/get-endpoint.ts";

const dayMs = 86_400_000;

/** How many deliveries of an endpoint ended each way in a range of 28 days at most, and how many are open. */
export async function getEndpointStats(
  ctx: Ctx,
  input: EndpointRef & { query: EndpointStatsQuery },
): Promise<EndpointStats> {
  requirePermission(ctx, "read");
  const { endpoint } = await loadEndpointOf(ctx, input);
  const { environmentId, id: endpointId } = endpoint;
  const now = ctx.now().getTime();
  const range = statsRange(input.query, now);
  const segments = rollupSegments(range, now);
  const messages = { from: lowestId("msg", range.from), to: lowestId("msg", range.to) };
  const [points, sending] = await Promise.all([
    readRollups(ctx.pool, { environmentId, endpointId }, segments, "none"),
    countOpen(ctx.pool, endpointId, messages),
  ]);
  const countOf = (outcome: string) => {
    const count = points.find((point) => point.outcome === outcome)?.count ?? 0;
    // What was recovered is taken back from the time it failed, which may lie outside.
    return Math.max(0, count);
  };
  return {
    success: countOf("succeeded"),
    pending: 0,
    sending,
    fail: countOf("exhausted"),
    canceled: countOf("cancelled"),
  };
}

/** The range that is asked for, checked against the longest that is answered. */
export function statsRange({ since, until }: EndpointStatsQuery, now: number): { from: number; to: number } {
  const longest = limits.statsRangeDays * dayMs;
  const to = until?.getTime() ?? now;
  const from = since?.getTime() ?? to - longest;
  if (from >= to || to - from > longest) {
    const detail = `\`since\` must be before \`until\`, by ${limits.statsRangeDays} days at most.`;
    throw new DomainError("invalid_range", { detail });
  }
  return { from, to: until ? to : to + 1 };
}
