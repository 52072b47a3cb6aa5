import { branding } from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { adminProcedure, router, viewerProcedure } from "#trpc/init.ts";

export const lookRouter = router({
  get: viewerProcedure.query(({ ctx }) => domain.getBranding(ctx.domainCtx)),

  update: adminProcedure
    .input(z.object({ branding }))
    .mutation(({ ctx, input }) => domain.updateBranding(ctx.domainCtx, input.branding)),
});
