import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { ownerProcedure, router } from "#trpc/init.ts";
import { liveValue } from "#trpc/live.ts";

export const systemRouter = router({
  status: ownerProcedure.query(({ ctx }) => domain.getSystemStatus(ctx.domainCtx)),

  /** The same, whenever it changes. */
  live: ownerProcedure.subscription(({ ctx: { domainCtx, isSessionOpen }, signal }) =>
    liveValue({ isSessionOpen, signal }, () => domain.getSystemStatus(domainCtx)),
  ),

  /** Asks the mail server now. */
  checkMail: ownerProcedure.mutation(({ ctx }) => {
    const { smtpUrl, mailFrom } = resources().settings;
    return domain.checkMail(ctx.domainCtx, { smtpUrl, from: mailFrom });
  }),
});
