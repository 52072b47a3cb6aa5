import { z } from "zod";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { publicProcedure, router } from "#trpc/init.ts";

const token = z.string().max(200);

export const signInRouter = router({
  // A mutation though it only reads: its input must not stand in a URL.
  getLink: publicProcedure
    .input(z.object({ token }))
    .mutation(({ input }) => domain.getSignInLink(resources().ctx, input)),
  redeemLink: publicProcedure
    .input(z.object({ token, password: z.string().max(1_000) }))
    .mutation(({ input }) => domain.redeemSignInLink(resources().ctx, input)),
});
