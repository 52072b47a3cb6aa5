import { setTimeout as delay } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { followValue } from "#trpc/follow-value.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { taskStatuses } from "./task-status.ts";

const pageSize = 50;
const filter = z.object({ status: z.enum(taskStatuses).optional() });

export const tasksRouter = router({
  list: viewerProcedure
    .input(filter.extend({ cursor: z.string().max(64).nullish() }))
    .query(({ ctx, input: { status, cursor } }) =>
      domain.listTaskDetails(ctx.domainCtx, { status, limit: pageSize, iterator: cursor ?? undefined }),
    ),

  /** The newest page, whenever it changes. */
  live: viewerProcedure.input(filter).subscription(async function* ({
    ctx: { domainCtx, isSessionOpen },
    input,
    signal,
  }) {
    yield* followValue({
      read: () => domain.listTaskDetails(domainCtx, { ...input, limit: pageSize }),
      isAllowed: isSessionOpen,
      wait: (ms) => delay(ms, undefined, { ...(signal && { signal }) }),
    });
    throw new TRPCError({ code: "UNAUTHORIZED" });
  }),

  cancel: developerProcedure
    .input(z.object({ task: z.string().max(64) }))
    .mutation(({ ctx, input }) => domain.cancelBackgroundTask(ctx.domainCtx, input)),
});
