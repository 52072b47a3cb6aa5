import { domain } from "#server/native.ts";
import { router, viewerProcedure } from "#trpc/init.ts";
import { daysOfRange, usageRange } from "./usage-range.ts";

export const usageRouter = router({
  get: viewerProcedure
    .input(usageRange)
    .query(({ ctx: { domainCtx }, input }) =>
      domain.getUsage(domainCtx, daysOfRange(input, domainCtx.now())),
    ),
});
