import { z } from "zod";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { publicProcedure, router } from "#trpc/init.ts";

const link = z.object({ token: z.string().max(200) });

/** For the readers of mails, who have no account: the token is all that they show. */
export const alertLinksRouter = router({
  // A mutation though it only reads: its input must not stand in a URL.
  get: publicProcedure.input(link).mutation(({ input }) => domain.getAlertLink(resources().ctx, input)),
  follow: publicProcedure.input(link).mutation(({ input }) => domain.followAlertLink(resources().ctx, input)),
});
