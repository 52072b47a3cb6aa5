import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { domain } from "#server/native.ts";
import { refuse } from "#trpc/error-map.ts";
import { adminProcedure, router } from "#trpc/init.ts";
import { alertFormats } from "./alert-formats.ts";

const target = z.object({ target: z.string().min(1).max(300) });
const mostLooks = 30;
const lookMs = 500;

export const alertsRouter = router({
  settings: adminProcedure.query(({ ctx }) => domain.getAlertSettings(ctx.domainCtx)),

  create: adminProcedure
    .input(
      z.object({
        format: z.enum(alertFormats),
        name: z.string().trim().min(1).max(200),
        url: z.string().min(1).max(2_000),
      }),
    )
    .mutation(({ ctx, input }) => domain.createAlertTarget(ctx.domainCtx, input)),

  remove: adminProcedure
    .input(target)
    .mutation(({ ctx, input }) => domain.deleteAlertTarget(ctx.domainCtx, input)),

  test: adminProcedure
    .input(target)
    .mutation(({ ctx, input }) => domain.testAlertTarget(ctx.domainCtx, input)),

  /** How a test stands, until it is over or has waited too long. */
  testResult: adminProcedure
    .input(z.object({ test: z.string().min(1).max(300) }))
    .subscription(async function* ({ ctx: { domainCtx }, input, signal }) {
      for (let look = 0; look < mostLooks; look++) {
        const result = await domain.getAlertTest(domainCtx, input).catch(refuse);
        yield { ...result, isOver: result.state !== "waiting" || look === mostLooks - 1 };
        if (result.state !== "waiting") return;
        await delay(lookMs, undefined, { ...(signal && { signal }) });
      }
    }),
});
