import { z } from "zod";
import { domain } from "#server/native.ts";
import { adminProcedure, router } from "#trpc/init.ts";

const name = z.string().max(2_000);

export const organizationRouter = router({
  rename: adminProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => domain.renameOrganization(ctx.domainCtx, { name: input.name })),
  createEnvironment: adminProcedure
    .input(z.object({ name, kind: z.enum(["development", "production"]) }))
    .mutation(({ ctx, input }) =>
      domain.createEnvironment(ctx.domainCtx, { name: input.name, kind: input.kind }),
    ),
  renameEnvironment: adminProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => domain.updateEnvironment(ctx.domainCtx, { name: input.name })),
});
