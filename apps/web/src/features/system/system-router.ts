import { setTimeout as delay } from "node:timers/promises";
import { TRPCError } from "@trpc/server";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { followValue } from "#trpc/follow-value.ts";
import { ownerProcedure, router } from "#trpc/init.ts";

export const systemRouter = router({
  status: ownerProcedure.query(({ ctx }) => domain.getSystemStatus(ctx.domainCtx)),

  /** The same, whenever it changes. */
  live: ownerProcedure.subscription(async function* ({ ctx: { domainCtx, isSessionOpen }, signal }) {
    yield* followValue({
      read: () => domain.getSystemStatus(domainCtx),
      isAllowed: isSessionOpen,
      wait: (ms) => delay(ms, undefined, { ...(signal && { signal }) }),
    });
    throw new TRPCError({ code: "UNAUTHORIZED" });
  }),

  /** Asks the mail server now. */
  checkMail: ownerProcedure.mutation(({ ctx }) => {
    const { smtpUrl, mailFrom } = resources().settings;
    return domain.checkMail(ctx.domainCtx, { smtpUrl, from: mailFrom });
  }),
});
