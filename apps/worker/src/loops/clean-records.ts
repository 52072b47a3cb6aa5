import { lowestId } from "@posthorn/db";
import { type Cleanable, cleanExpired } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = {
  intervalMs: 600_000,
  /** How long ended sessions and used links stay, to be explained if somebody asks. */
  sessionDays: 7,
  messageDays: 90,
  /** Audit entries are partitions; what they speak of is kept as long. */
  incidentDays: 400,
  /** As long as the inspector that got them lives. */
  inspectorDays: 1,
  /** A process that is silent for so long is gone for good. */
  processDays: 1,
  /** Unsent for so long, an operational event is no news. */
  outboxDays: 3,
  minuteRollupDays: 3,
  hourRollupDays: 91,
  dayRollupDays: 400,
};

const dayMs = 86_400_000;

/** Deletes rows that nobody asks for any more, a batch of each kind. */
export async function runOnce(
  { pool, now, signal }: Pick<LoopDeps, "pool" | "now" | "signal">,
  options: typeof defaults,
): Promise<RoundResult> {
  const daysAgo = (days: number) => now().getTime() - days * dayMs;
  const bounds: [Cleanable, Date | string][] = [
    ["event_ids", lowestId("msg", daysAgo(options.messageDays))],
    ["portal_sessions", new Date(daysAgo(options.sessionDays))],
    ["user_sessions", new Date(daysAgo(options.sessionDays))],
    ["sign_in_links", new Date(daysAgo(options.sessionDays))],
    ["background_tasks", lowestId("qtask", daysAgo(options.messageDays))],
    ["incidents", lowestId("inc", daysAgo(options.incidentDays))],
    ["incident_alerts", lowestId("alr", daysAgo(options.incidentDays))],
    ["inspected_requests", lowestId("ireq", daysAgo(options.inspectorDays))],
    ["inspectors", new Date(daysAgo(0))],
    ["server_processes", new Date(daysAgo(options.processDays))],
    ["operational_events", lowestId("oev", daysAgo(options.outboxDays))],
    ["rollups_minute", new Date(daysAgo(options.minuteRollupDays))],
    ["rollups_hour", new Date(daysAgo(options.hourRollupDays))],
    ["rollups_day", new Date(daysAgo(options.dayRollupDays))],
  ];
  let isMore = false;
  for (const [what, bound] of bounds) {
    if (signal.aborted) break;
    isMore = (await cleanExpired(pool, what, bound)).isMore || isMore;
  }
  return { isMore };
}
