import { z } from "zod";
import { domain } from "#server/native.ts";
import { router, viewerProcedure } from "#trpc/init.ts";

export const commandMenuRouter = router({
  search: viewerProcedure
    .input(z.object({ text: z.string().max(200) }))
    .query(({ ctx, input }) => domain.searchEverything(ctx.domainCtx, input)),
});
