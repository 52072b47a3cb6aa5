import { setTimeout as delay } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { followValue } from "#trpc/follow-value.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { inspectorAnswers } from "./inspector-answers.ts";

const inspector = z.object({ id: z.string().max(64) });

export const inspectorRouter = router({
  /** The environment's, made when there is none. */
  open: developerProcedure.mutation(({ ctx }) => domain.openInspector(ctx.domainCtx)),

  get: viewerProcedure.input(inspector).query(({ ctx, input }) => domain.getInspector(ctx.domainCtx, input)),

  setAnswer: developerProcedure
    .input(inspector.extend({ answer: z.enum(inspectorAnswers) }))
    .mutation(({ ctx, input }) => domain.setInspectorAnswer(ctx.domainCtx, input)),

  /** The same as `get`, whenever a request comes. */
  live: viewerProcedure.input(inspector).subscription(async function* ({
    ctx: { domainCtx, isSessionOpen },
    input,
    signal,
  }) {
    yield* followValue({
      read: () => domain.getInspector(domainCtx, input),
      isAllowed: isSessionOpen,
      wait: (ms) => delay(ms, undefined, { ...(signal && { signal }) }),
    });
    throw new TRPCError({ code: "UNAUTHORIZED" });
  }),
});
