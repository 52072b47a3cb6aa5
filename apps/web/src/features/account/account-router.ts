import { z } from "zod";
import { clientAddress } from "#server/client-address.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { accountProcedure, router } from "#trpc/init.ts";

const password = z.string().max(1_000);
const name = z.string().max(2_000);

export const accountRouter = router({
  get: accountProcedure.query(({ ctx }) => domain.getAccount(resources().ctx, ctx.session)),
  update: accountProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => domain.updateAccount(resources().ctx, ctx.session, input)),
  changePassword: accountProcedure
    .input(z.object({ current: password, next: password }))
    .mutation(({ ctx: { session, headers }, input }) => {
      const { ctx, signInLimiter, settings } = resources();
      const address = clientAddress(headers, settings.trustedProxies);
      return domain.changePassword(ctx, signInLimiter, { ...input, session, address });
    }),
  sessions: accountProcedure.query(({ ctx }) => domain.listUserSessions(resources().ctx, ctx.session)),
  endSession: accountProcedure
    .input(z.object({ id: z.string().max(100) }))
    .mutation(({ ctx, input }) => domain.endUserSession(resources().ctx, ctx.session, input)),
  signOutEverywhere: accountProcedure.mutation(({ ctx }) =>
    domain.signOutEverywhere(resources().ctx, ctx.session),
  ),
  createOrganization: accountProcedure.input(z.object({ name })).mutation(({ ctx: { session }, input }) => {
    const { ctx, settings } = resources();
    const { openSignUp: isSignUpOpen } = settings;
    return domain.createOwnOrganization(ctx, session, { ...input, isSignUpOpen });
  }),
});
