import type { Ctx } from "@posthorn/domain";
import { z } from "zod";
import { barsOf, barWidthMs } from "#features/messages/histogram-steps.ts";
import { domain } from "#server/native.ts";
import { router, viewerProcedure } from "#trpc/init.ts";
import { liveValue } from "#trpc/live.ts";
import { type OverviewRange, overviewRangeNames, overviewRanges } from "./overview-range.ts";

const range = z.object({ range: z.enum(overviewRangeNames) });
const refreshMs = 10_000;

export const overviewRouter = router({
  get: viewerProcedure.input(range).query(({ ctx, input }) => readOverview(ctx.domainCtx, input.range)),

  /** The same, whenever it has changed. */
  live: viewerProcedure
    .input(range)
    .subscription(({ ctx: { domainCtx, isSessionOpen }, input, signal }) =>
      liveValue({ isSessionOpen, signal }, () => readOverview(domainCtx, input.range), refreshMs),
    ),
});

async function readOverview(ctx: Ctx, name: OverviewRange) {
  const to = ctx.now();
  const from = new Date(to.getTime() - overviewRanges[name] * 60_000);
  const { widthMs, step } = barWidthMs(from, to, to);
  const { activity, ...overview } = await domain.getOverview(ctx, { from, to, step });
  const bars = barsOf(activity.points, from, to, widthMs);
  return { ...overview, total: activity.total, bars };
}
