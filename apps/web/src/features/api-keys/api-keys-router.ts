import { limits } from "@posthorn/contract";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { adminProcedure, router } from "#trpc/init.ts";

const key = z.object({ id: z.string().max(64) });

export const apiKeysRouter = router({
  list: adminProcedure.query(({ ctx }) => domain.listApiKeys(ctx.domainCtx)),

  create: adminProcedure
    .input(
      z.object({
        name: z.string(),
        scope: z.enum(["all", "publish", "read"]),
        expiresAt: z.iso.datetime().nullable(),
      }),
    )
    .mutation(({ ctx, input: { name, scope, expiresAt } }) =>
      domain.createApiKey(ctx.domainCtx, {
        name,
        scope,
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      }),
    ),

  rotate: adminProcedure
    .input(key.extend({ overlapSeconds: z.int().min(0).max(limits.keyOverlapSeconds) }))
    .mutation(({ ctx, input }) => domain.rotateApiKey(ctx.domainCtx, input)),

  revoke: adminProcedure.input(key).mutation(({ ctx, input }) => domain.revokeApiKey(ctx.domainCtx, input)),
});
