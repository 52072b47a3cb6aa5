import { z } from "zod";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";
import { adminProcedure, router, viewerProcedure } from "#trpc/init.ts";
import { roles } from "./roles.ts";

const page = z.object({ cursor: z.string().max(100).optional() });
const limit = 50;
const userId = z.string().max(100);

export const peopleRouter = router({
  members: viewerProcedure
    .input(page)
    .query(({ ctx, input }) => domain.listMembers(ctx.domainCtx, { limit, iterator: input.cursor })),
  changeRole: adminProcedure
    .input(z.object({ userId, role: z.enum(roles) }))
    .mutation(({ ctx, input }) => domain.changeMemberRole(ctx.domainCtx, input)),
  remove: adminProcedure
    .input(z.object({ userId }))
    .mutation(({ ctx, input }) => domain.removeMember(ctx.domainCtx, input)),
  invitations: adminProcedure
    .input(page)
    .query(({ ctx, input }) => domain.listInvitations(ctx.domainCtx, { limit, iterator: input.cursor })),
  invite: adminProcedure
    .input(z.object({ email: z.string().max(1_000), role: z.enum(roles) }))
    .mutation(async ({ ctx, input }) => {
      const result = await domain.createInvitation(ctx.domainCtx, input);
      if (result.kind !== "created") return result;
      const { mailer } = resources();
      const mail = { email: result.invitation.email, url: result.url };
      const isMailed = mailer !== null && (await domain.mailInvitation(ctx.domainCtx, mailer, mail));
      return { ...result, isMailed };
    }),
  revokeInvitation: adminProcedure
    .input(z.object({ id: z.string().max(100) }))
    .mutation(({ ctx, input }) => domain.revokeInvitation(ctx.domainCtx, input)),
});
