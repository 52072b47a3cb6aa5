import { domain } from "#server/native.ts";
import { router, viewerProcedure } from "#trpc/init.ts";

export const eventTypesRouter = router({
  list: viewerProcedure.query(({ ctx }) =>
    domain.listEventTypes(ctx.domainCtx, { limit: 250, include_archived: true, with_content: false }),
  ),

  /** The names of those that have an example to publish. */
  examples: viewerProcedure.query(({ ctx }) => domain.listExamples(ctx.domainCtx)),
});
