import { setTimeout as delay } from "node:timers/promises";
import type { Ctx } from "@posthorn/domain";
import { TRPCError, tracked } from "@trpc/server";
import { z } from "zod";
import { followMessages } from "#features/messages/follow-messages.ts";
import { barsOf, barWidthMs } from "#features/messages/histogram-steps.ts";
import { domain } from "#server/native.ts";
import { router, viewerProcedure } from "#trpc/init.ts";
import { type OverviewRange, overviewRangeNames, overviewRanges } from "./overview-range.ts";

const range = z.object({ range: z.enum(overviewRangeNames) });
const refreshMs = 10_000;

export const overviewRouter = router({
  get: viewerProcedure.input(range).query(({ ctx, input }) => readOverview(ctx.domainCtx, input.range)),

  /** The same, whenever it has changed. */
  live: viewerProcedure
    .input(range.extend({ lastEventId: z.string().optional() }))
    .subscription(async function* ({ ctx: { domainCtx, isSessionOpen }, input, signal }) {
      const read = async () => [{ id: input.range, overview: await readOverview(domainCtx, input.range) }];
      const wait = () => delay(refreshMs, undefined, { ...(signal && { signal }) });
      let events = 0;
      for await (const [row] of followMessages({ read, isAllowed: isSessionOpen, wait })) {
        events += 1;
        if (row) yield tracked(String(events), row.overview);
      }
      throw new TRPCError({ code: "UNAUTHORIZED" });
    }),
});

async function readOverview(ctx: Ctx, name: OverviewRange) {
  const to = ctx.now();
  const from = new Date(to.getTime() - overviewRanges[name] * 60_000);
  const { widthMs, step } = barWidthMs(from, to, to);
  const { activity, ...overview } = await domain.getOverview(ctx, { from, to, step });
  const bars = barsOf(activity.points, from, to, widthMs);
  return { ...overview, total: activity.total, bars };
}
