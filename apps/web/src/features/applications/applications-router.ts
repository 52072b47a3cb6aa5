import { applicationIn, applicationPatch } from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";

const ref = z.string().min(1).max(300);
const text = z.string().max(200);
const one = z.object({ application: ref });
const pageSize = 50;

export const applicationsRouter = router({
  search: viewerProcedure
    .input(z.object({ text }))
    .query(({ ctx, input }) => domain.searchApplications(ctx.domainCtx, input)),

  list: viewerProcedure
    .input(z.object({ text: text.optional(), cursor: ref.nullish() }))
    .query(({ ctx, input }) =>
      domain.browseApplications(ctx.domainCtx, {
        text: input.text,
        limit: pageSize,
        iterator: input.cursor ?? undefined,
      }),
    ),

  get: viewerProcedure.input(one).query(({ ctx, input }) => domain.getApplication(ctx.domainCtx, input)),

  create: developerProcedure.input(z.object({ fields: applicationIn })).mutation(async ({ ctx, input }) => {
    const { value } = await domain.createApplication(ctx.domainCtx, {
      application: input.fields,
      getIfExists: false,
    });
    return value;
  }),

  update: developerProcedure
    .input(one.extend({ fields: applicationPatch }))
    .mutation(({ ctx, input }) =>
      domain.patchApplication(ctx.domainCtx, { application: input.application, changes: input.fields }),
    ),

  remove: developerProcedure
    .input(one)
    .mutation(({ ctx, input }) => domain.deleteApplication(ctx.domainCtx, input)),

  /** A link that this operator opens at once. */
  openAsTenant: developerProcedure
    .input(one)
    .mutation(({ ctx, input }) => domain.openAsTenant(ctx.domainCtx, input)),

  /** A link to send on. */
  portalLink: developerProcedure
    .input(one)
    .mutation(({ ctx, input }) => domain.createPortalLink(ctx.domainCtx, input)),
});
