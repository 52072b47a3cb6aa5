import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { liveValue } from "#trpc/live.ts";

export const gettingStartedRouter = router({
  get: viewerProcedure.query(({ ctx }) => domain.getFirstDelivery(ctx.domainCtx)),

  prepare: developerProcedure.mutation(({ ctx }) => domain.prepareFirstDelivery(ctx.domainCtx)),

  /** The same as `get`, whenever it changes. */
  live: viewerProcedure.subscription(({ ctx: { domainCtx, isSessionOpen }, signal }) =>
    liveValue({ isSessionOpen, signal }, () => domain.getFirstDelivery(domainCtx)),
  ),
});
