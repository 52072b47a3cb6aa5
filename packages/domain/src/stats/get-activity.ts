import { latencyBucketUpperMs, type RollupPoint, readRollups, rollupSegments } from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { loadEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";

/** Counts of a stretch of time. Attempts succeed or fail; deliveries are exhausted or cancelled besides. */
export type Figures = Record<RollupPoint["outcome"], number>;

export type Activity = {
  total: Figures & { latencyMs: { p50: number; p95: number; p99: number } | null };
  /** One a step, in order of time; steps in which nothing happened are left out. */
  points: (Figures & { startsAt: string })[];
};

export type ActivityInput = {
  from: Date;
  to: Date;
  step: "minute" | "hour" | "day";
  application?: string | undefined;
  /** Needs its application. */
  endpoint?: string | undefined;
  eventType?: string | undefined;
};

/** The figures of an environment, an application or an endpoint over time, from rollups: no message is read. */
export async function getActivity(ctx: Ctx, input: ActivityInput): Promise<Activity> {
  requirePermission(ctx, input.application === undefined ? "read_as_host" : "read");
  const filter = await filterOf(ctx, input);
  const range = { from: input.from.getTime(), to: input.to.getTime() };
  const segments = rollupSegments(range, ctx.now().getTime(), input.step);
  const rows = await readRollups(ctx.pool, filter, segments, "time");
  const stepMs = stepLengths[input.step];
  const points = new Map<number, Figures>();
  const total = noFigures();
  const latencies: number[] = [];
  for (const row of rows) {
    const startsAt = Math.floor(Number(row.group) / stepMs) * stepMs;
    const figures = points.get(startsAt) ?? noFigures();
    points.set(startsAt, figures);
    figures[row.outcome] += row.count;
    total[row.outcome] += row.count;
    row.latencies?.forEach((count, bucket) => {
      latencies[bucket] = (latencies[bucket] ?? 0) + count;
    });
  }
  return {
    total: { ...total, latencyMs: percentilesOf(latencies) },
    points: [...points]
      .sort(([a], [b]) => a - b)
      .map(([startsAt, figures]) => ({ startsAt: new Date(startsAt).toISOString(), ...figures })),
  };
}

/** The counts of an environment by event type or by endpoint, for its short lists of what calls for action. */
export async function getBreakdown(
  ctx: Ctx,
  input: { from: Date; to: Date; by: "event_type" | "endpoint"; application?: string | undefined },
): Promise<(Figures & { name: string })[]> {
  requirePermission(ctx, input.application === undefined ? "read_as_host" : "read");
  const filter = await filterOf(ctx, input);
  const range = { from: input.from.getTime(), to: input.to.getTime() };
  const segments = rollupSegments(range, ctx.now().getTime());
  const byName = new Map<string, Figures>();
  for (const row of await readRollups(ctx.pool, filter, segments, input.by)) {
    const figures = byName.get(row.group) ?? noFigures();
    byName.set(row.group, figures);
    figures[row.outcome] += row.count;
  }
  return [...byName].filter(([name]) => name !== "").map(([name, figures]) => ({ name, ...figures }));
}

const stepLengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

async function filterOf(ctx: Ctx, input: Pick<ActivityInput, "application" | "endpoint" | "eventType">) {
  const { environmentId } = ctx.actor;
  const { eventType } = input;
  if (input.application === undefined) {
    const { operationalApplicationId: exceptApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
      where: { id: environmentId },
    });
    return { environmentId, eventType, exceptApplicationId };
  }
  const application = await loadApplicationToRead(ctx, input.application);
  if (input.endpoint === undefined) return { environmentId, eventType, applicationId: application.id };
  const { id: endpointId } = await loadEndpoint(ctx, application, input.endpoint);
  return { environmentId, eventType, applicationId: application.id, endpointId };
}

function noFigures(): Figures {
  return { published: 0, succeeded: 0, failed: 0, exhausted: 0, cancelled: 0 };
}

function percentilesOf(latencies: readonly number[]): Activity["total"]["latencyMs"] {
  const count = latencies.reduce((sum, one) => sum + (one ?? 0), 0);
  if (count === 0) return null;
  const percentile = (share: number) => {
    let seen = 0;
    const bucket = latencies.findIndex((one) => {
      seen += one ?? 0;
      return seen >= share * count;
    });
    return Math.round(latencyBucketUpperMs(bucket));
  };
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) };
}
