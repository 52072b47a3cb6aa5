import { hashToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { hashPassword, readPassword } from "./password.ts";
import { recordUserAudit } from "./record-user-audit.ts";

export type RedeemSignInLinkResult = { kind: "password_set"; email: string } | { kind: "link_gone" };

/** Sets the account's password, ends its other sessions and uses up all its links: of two at once, one wins. */
export async function redeemSignInLink(
  ctx: AnonymousCtx,
  input: { token: string; password: string },
): Promise<RedeemSignInLinkResult> {
  const tokenHash = hashToken(input.token);
  const passwordHash = await hashPassword(readPassword(input.password));
  return ctx.prisma.$transaction(async (tx) => {
    const used = await tx.signInLink.updateManyAndReturn({
      where: { tokenHash, usedAt: null, expiresAt: { gt: ctx.now() } },
      data: { usedAt: ctx.now() },
    });
    const [link] = used;
    if (!link) return { kind: "link_gone" };
    const { userId, isMailed } = link;
    const { email } = await tx.user.update({
      where: { id: userId },
      data: { passwordHash, ...(isMailed && { emailVerifiedAt: ctx.now() }) },
    });
    await tx.signInLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: ctx.now() } });
    await endUserSessions(tx, ctx, { userId });
    await recordUserAudit(tx, ctx, { userId, action: "user.set_password", by: "user" });
    return { kind: "password_set", email };
  });
}
