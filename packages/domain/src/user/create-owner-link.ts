import type { AnonymousCtx } from "../ctx.ts";
import { createSignInLink } from "./create-sign-in-link.ts";
import { normalEmail } from "./sign-in.ts";

export type OwnerLink = { email: string; url: string; expiresAt: Date };

/** A link with which a new owner sets the first password; null when the account has one already. */
export async function createOwnerLink(
  ctx: AnonymousCtx,
  input: { email: string },
): Promise<OwnerLink | null> {
  const email = normalEmail(input.email);
  const user = await ctx.prisma.user.findUnique({ where: { email }, select: { passwordHash: true } });
  if (user?.passwordHash) return null;
  return { email, ...(await createSignInLink(ctx, { email })) };
}
