import { hashToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";

/** Whose password a sign-in link sets; null when it was used, has expired or never was. */
export async function getSignInLink(
  ctx: AnonymousCtx,
  input: { token: string },
): Promise<{ email: string } | null> {
  const link = await ctx.prisma.signInLink.findFirst({
    where: { tokenHash: hashToken(input.token), usedAt: null, expiresAt: { gt: ctx.now() } },
  });
  const user = link && (await ctx.prisma.user.findUnique({ where: { id: link.userId } }));
  return user && { email: user.email };
}
