import { endpointPatch, endpointSecretRotateIn, recoverIn } from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { endpointFilter } from "./endpoint-filter.ts";

const ref = z.string().min(1).max(300);
const one = z.object({ application: ref, endpoint: ref });
const pageSize = 50;
const recoveriesShown = 10;
const weekMs = 7 * 86_400_000;

export const endpointsRouter = router({
  /** Those of all applications. */
  search: viewerProcedure.input(endpointFilter.extend({ cursor: ref.nullish() })).query(({ ctx, input }) =>
    domain.searchEndpoints(ctx.domainCtx, {
      state: input.state,
      application: input.app,
      text: input.text,
      limit: pageSize,
      iterator: input.cursor ?? undefined,
    }),
  ),

  /** One of any application, as a row of the list shows it. */
  summary: viewerProcedure
    .input(z.object({ endpoint: ref }))
    .query(({ ctx, input }) => domain.getEndpointSummary(ctx.domainCtx, input)),

  get: viewerProcedure.input(one).query(({ ctx, input }) => domain.getEndpoint(ctx.domainCtx, input)),

  headers: viewerProcedure
    .input(one)
    .query(({ ctx, input }) => domain.getEndpointHeaders(ctx.domainCtx, input)),

  activity: viewerProcedure.input(one).query(({ ctx, input }) =>
    domain.getEndpointActivity(ctx.domainCtx, {
      ...input,
      query: { since: new Date(ctx.domainCtx.now().getTime() - weekMs) },
    }),
  ),

  setDisabled: developerProcedure
    .input(one.extend({ disabled: z.boolean() }))
    .mutation(({ ctx, input: { disabled, ...endpoint } }) =>
      domain.patchEndpoint(ctx.domainCtx, { ...endpoint, changes: { disabled } }),
    ),

  update: developerProcedure
    .input(one.extend({ changes: endpointPatch }))
    .mutation(({ ctx, input }) => domain.patchEndpoint(ctx.domainCtx, input)),

  rotateSecret: developerProcedure
    .input(one.extend({ rotation: endpointSecretRotateIn }))
    .mutation(({ ctx, input }) => domain.rotateEndpointSecret(ctx.domainCtx, input)),

  remove: developerProcedure
    .input(one)
    .mutation(({ ctx, input }) => domain.deleteEndpoint(ctx.domainCtx, input)),

  recoveries: viewerProcedure
    .input(one)
    .query(({ ctx, input }) =>
      domain.listRecoveries(ctx.domainCtx, { ...input, query: { limit: recoveriesShown } }),
    ),

  recover: developerProcedure
    .input(one.extend({ recovery: recoverIn }))
    .mutation(({ ctx, input }) => domain.recoverEndpoint(ctx.domainCtx, input)),

  cancelRecovery: developerProcedure
    .input(one.extend({ task: ref }))
    .mutation(({ ctx, input }) => domain.cancelRecovery(ctx.domainCtx, input)),
});
