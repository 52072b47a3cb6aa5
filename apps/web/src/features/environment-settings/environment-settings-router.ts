import { limits } from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { adminProcedure, ownerProcedure, router, viewerProcedure } from "#trpc/init.ts";

const changes = z.object({
  name: z.string().optional(),
  endpointsPerApplication: z.number().optional(),
  endpointThrottleRate: z.number().nullable().optional(),
  retrySchedule: z.array(z.number()).max(limits.retriesPerSchedule).nullable().optional(),
  payloadRetentionDays: z.number().optional(),
  disableOnFailure: z.boolean().optional(),
  allowedEmbedOrigins: z.array(z.string()).max(limits.embedOrigins).optional(),
  headerFamily: z.enum(["both", "webhook", "svix"]).nullable().optional(),
});

export const environmentSettingsRouter = router({
  get: viewerProcedure.query(({ ctx }) => domain.getEnvironment(ctx.domainCtx)),

  update: adminProcedure
    .input(z.object({ changes }))
    .mutation(({ ctx, input }) => domain.updateEnvironment(ctx.domainCtx, input.changes)),

  /** What goes with it. */
  count: ownerProcedure.query(({ ctx }) => domain.countEnvironment(ctx.domainCtx)),

  remove: ownerProcedure.mutation(({ ctx }) => domain.deleteEnvironment(ctx.domainCtx)),
});
