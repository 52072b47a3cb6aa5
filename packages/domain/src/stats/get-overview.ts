import { countRetrying } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import type { IncidentOut } from "../incident/incident-out.ts";
import { listIncidents } from "../incident/list-incidents.ts";
import {
  type Activity,
  type ActivityInput,
  type Figures,
  getActivity,
  getBreakdown,
} from "./get-activity.ts";

export type OverviewInput = Pick<ActivityInput, "from" | "to" | "step">;

export type NamedCount = { name: string; count: number };

export type Overview = {
  activity: Activity;
  /** The same stretch of time before. */
  before: Activity["total"];
  waiting: { count: number; isMore: boolean };
  failing: IncidentOut[];
  /** Event types with the most deliveries that failed for good or attempts that failed. */
  worst: NamedCount[];
  busiest: NamedCount[];
};

const listed = 5;

/** How an environment does: its figures beside those of the time before, and what calls for action. From rollups. */
export async function getOverview(ctx: Ctx, input: OverviewInput): Promise<Overview> {
  requirePermission(ctx, "read_as_host");
  const { environmentId } = ctx.actor;
  const { from, to } = input;
  const lengthMs = to.getTime() - from.getTime();
  const earlier = { from: new Date(from.getTime() - lengthMs), to: from, step: "day" as const };
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
  });
  const [activity, before, eventTypes, waiting, failing] = await Promise.all([
    getActivity(ctx, input),
    getActivity(ctx, earlier),
    getBreakdown(ctx, { from, to, by: "event_type" }),
    countRetrying(ctx.pool, { environmentId, exceptApplicationId: operationalApplicationId }),
    listIncidents(ctx, { state: "open", limit: listed }),
  ]);
  return {
    activity,
    before: before.total,
    waiting,
    failing: failing.data,
    worst: highest(eventTypes, (figures) => figures.failed + figures.exhausted),
    busiest: highest(eventTypes, (figures) => figures.published),
  };
}

function highest(rows: (Figures & { name: string })[], of: (figures: Figures) => number): NamedCount[] {
  return rows
    .map((row) => ({ name: row.name, count: of(row) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, listed);
}
