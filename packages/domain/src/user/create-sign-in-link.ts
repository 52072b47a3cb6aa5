import { createToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { normalEmail } from "./sign-in.ts";

const validHours = 24;

/**
 * A link for one use, with which somebody sets the password of an account that exists.
 * The token stands in the fragment, which browsers do not send: it is in no server's log.
 */
export async function createSignInLink(
  ctx: AnonymousCtx,
  input: { email: string },
): Promise<{ url: string; expiresAt: Date }> {
  const user = await ctx.prisma.user.findUnique({ where: { email: normalEmail(input.email) } });
  if (!user) throw new DomainError("not_found", { detail: "There is no account with this e-mail address." });
  const { token, tokenHash } = createToken("link");
  const expiresAt = new Date(ctx.now().getTime() + validHours * 3_600_000);
  await ctx.prisma.signInLink.create({ data: { tokenHash, userId: user.id, expiresAt } });
  return { url: `${ctx.policy.portalUrl}/sign-in/link#${token}`, expiresAt };
}
