import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { clientAddress } from "#server/client-address.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { publicProcedure, router } from "#trpc/init.ts";

const token = z.string().max(200);
const text = z.string().max(2_000);

export const signInRouter = router({
  // Mutations though they only read: their input must not stand in a URL.
  getLink: publicProcedure
    .input(z.object({ token }))
    .mutation(({ input }) => domain.getSignInLink(resources().ctx, input)),
  getInvitation: publicProcedure.input(z.object({ token })).mutation(async ({ ctx, input }) => {
    const invitation = await domain.getInvitation(resources().ctx, input);
    return invitation && { ...invitation, signedInAs: ctx.session?.email ?? null };
  }),
  redeemLink: publicProcedure
    .input(z.object({ token, password: text }))
    .mutation(({ input }) => domain.redeemSignInLink(resources().ctx, input)),
  acceptInvitation: publicProcedure
    .input(z.object({ token, account: z.object({ name: text, password: text }).nullable() }))
    .mutation(async ({ ctx: { session }, input: { token, account } }) => {
      const as = account ?? (session && { session });
      if (!as) throw new TRPCError({ code: "UNAUTHORIZED" });
      return domain.acceptInvitation(resources().ctx, { token, as });
    }),
  signUp: publicProcedure
    .input(z.object({ name: text, email: text, password: text, organization: text }))
    .mutation(({ ctx: { headers }, input }) => {
      const { ctx, signInLimiter, settings } = resources();
      const address = clientAddress(headers, settings.trustedProxies);
      return domain.signUp(ctx, signInLimiter, { ...input, address, isOpen: settings.openSignUp });
    }),
  mailLink: publicProcedure.input(z.object({ email: text })).mutation(({ ctx: { headers }, input }) => {
    const { ctx, signInLimiter, settings, mailer, log } = resources();
    if (!mailer) return { kind: "no_mail" as const };
    const address = clientAddress(headers, settings.trustedProxies);
    const account = `link ${domain.normalEmail(input.email)}`;
    const retryAfterSeconds = signInLimiter.take(account, address, ctx.now());
    if (retryAfterSeconds > 0) return { kind: "limited" as const, retryAfterSeconds };
    // Not waited for: the answer comes as soon, and is the same, whether there is such an account or not.
    domain
      .mailSignInLink(ctx, mailer, input)
      .catch((err: unknown) => log.error({ err }, "a link was not mailed"));
    return { kind: "asked" as const };
  }),
});
