import { z } from "zod";
import { domain } from "#server/native.ts";
import { environmentProcedure, router } from "#trpc/init.ts";

export const applicationsRouter = router({
  search: environmentProcedure
    .input(z.object({ text: z.string().max(200) }))
    .query(({ ctx, input }) => domain.searchApplications(ctx.domainCtx, input)),
});
