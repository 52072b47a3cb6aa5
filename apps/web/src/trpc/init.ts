import { environmentId } from "@posthorn/contract";
import type { UserActor } from "@posthorn/domain";
import { initTRPC, TRPCError } from "@trpc/server";
import { z } from "zod";
import { resources } from "#server/resources.ts";
import { ctxFor, type TrpcContext } from "#trpc/context.ts";
import { shownError, toTrpcError } from "#trpc/error-map.ts";

const pingMs = 10_000;

type Role = UserActor["role"];

/** The role that a procedure needs at least, or that it is about the caller's own account; neither: it is everyone's. */
export type ProcedureMeta = { role?: Role; isOwn?: true };

const t = initTRPC
  .context<TrpcContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => shownError(shape, error),
    sse: {
      ping: { enabled: true, intervalMs: pingMs },
      client: { reconnectAfterInactivityMs: pingMs * 2.5 },
    },
  });

export const { router } = t;

/** Open to everyone. Its errors are mapped, as those of all procedures below. */
export const publicProcedure = t.procedure.use(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const error = toTrpcError(result.error);
  if (error.code === "INTERNAL_SERVER_ERROR") {
    resources().log.error({ err: result.error.cause ?? result.error, path }, "a call failed");
  }
  throw error;
});

/** Open to operators who are signed in. */
const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { session: ctx.session } });
});

const ranks: Record<Role, number> = { viewer: 0, developer: 1, admin: 2, owner: 3 };

/** About the account of who is signed in, and no other. */
export const accountProcedure = signedInProcedure.meta({ isOwn: true });

/** Inside one environment. One that is not open to the operator looks as if it did not exist. */
function environmentProcedure(role: Role) {
  return signedInProcedure
    .meta({ role })
    .input(z.object({ environmentId }))
    .use(({ ctx, input, next }) => {
      const domainCtx = ctxFor(ctx.session, input.environmentId);
      if (!domainCtx) throw new TRPCError({ code: "NOT_FOUND" });
      if (ranks[domainCtx.actor.role] < ranks[role]) throw new TRPCError({ code: "FORBIDDEN" });
      const isSessionOpen = async () => {
        const session = await ctx.sessionNow();
        const now = session && ctxFor(session, input.environmentId);
        return now ? ranks[now.actor.role] >= ranks[role] : false;
      };
      return next({ ctx: { domainCtx, isSessionOpen } });
    });
}

export const viewerProcedure = environmentProcedure("viewer");
export const developerProcedure = environmentProcedure("developer");
export const adminProcedure = environmentProcedure("admin");
export const ownerProcedure = environmentProcedure("owner");
