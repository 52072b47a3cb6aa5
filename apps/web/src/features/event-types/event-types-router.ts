import { domain } from "#server/native.ts";
import { environmentProcedure, router } from "#trpc/init.ts";

export const eventTypesRouter = router({
  list: environmentProcedure.query(({ ctx }) =>
    domain.listEventTypes(ctx.domainCtx, { limit: 250, include_archived: true, with_content: false }),
  ),

  /** The names of those that have an example to publish. */
  examples: environmentProcedure.query(({ ctx }) => domain.listExamples(ctx.domainCtx)),
});
