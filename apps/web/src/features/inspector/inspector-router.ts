import { z } from "zod";
import { domain } from "#server/native.ts";
import { developerProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { liveValue } from "#trpc/live.ts";
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
  live: viewerProcedure
    .input(inspector)
    .subscription(({ ctx: { domainCtx, isSessionOpen }, input, signal }) =>
      liveValue({ isSessionOpen, signal }, () => domain.getInspector(domainCtx, input)),
    ),
});
