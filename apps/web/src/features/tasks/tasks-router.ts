import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { liveValue } from "#trpc/live.ts";
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
  live: viewerProcedure
    .input(filter)
    .subscription(({ ctx: { domainCtx, isSessionOpen }, input, signal }) =>
      liveValue({ isSessionOpen, signal }, () =>
        domain.listTaskDetails(domainCtx, { ...input, limit: pageSize }),
      ),
    ),

  cancel: developerProcedure
    .input(z.object({ task: z.string().max(64) }))
    .mutation(({ ctx, input }) => domain.cancelBackgroundTask(ctx.domainCtx, input)),
});
