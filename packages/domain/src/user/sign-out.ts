import type { AnonymousCtx } from "../ctx.ts";

/** Ends one session: the browser that holds it is nobody from its next call on. Repeating it changes nothing. */
export async function signOut(ctx: AnonymousCtx, input: { sessionId: string }): Promise<void> {
  await ctx.prisma.userSession.updateMany({
    where: { id: input.sessionId, revokedAt: null },
    data: { revokedAt: ctx.now() },
  });
}
