import { setTimeout as delay } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { domain } from "#server/native.ts";
import { followValue } from "#trpc/follow-value.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";

export const gettingStartedRouter = router({
  get: viewerProcedure.query(({ ctx }) => domain.getFirstDelivery(ctx.domainCtx)),

  prepare: developerProcedure.mutation(({ ctx }) => domain.prepareFirstDelivery(ctx.domainCtx)),

  /** The same as `get`, whenever it changes. */
  live: viewerProcedure.subscription(async function* ({ ctx: { domainCtx, isSessionOpen }, signal }) {
    yield* followValue({
      read: () => domain.getFirstDelivery(domainCtx),
      isAllowed: isSessionOpen,
      wait: (ms) => delay(ms, undefined, { ...(signal && { signal }) }),
    });
    throw new TRPCError({ code: "UNAUTHORIZED" });
  }),
});
