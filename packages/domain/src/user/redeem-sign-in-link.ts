import { hashToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { hashPassword, passwordLength } from "./password.ts";
import { recordUserAudit } from "./record-user-audit.ts";

export type RedeemSignInLinkResult = { kind: "password_set"; email: string } | { kind: "link_gone" };

/** Sets the account's password, ends its other sessions and uses up all its links: of two at once, one wins. */
export async function redeemSignInLink(
  ctx: AnonymousCtx,
  input: { token: string; password: string },
): Promise<RedeemSignInLinkResult> {
  const { min, max } = passwordLength;
  if (input.password.length < min || input.password.length > max) {
    throw invalidField("password", `Must be ${min} to ${max} characters long.`);
  }
  const tokenHash = hashToken(input.token);
  const passwordHash = await hashPassword(input.password);
  return ctx.prisma.$transaction(async (tx) => {
    const used = await tx.signInLink.updateManyAndReturn({
      where: { tokenHash, usedAt: null, expiresAt: { gt: ctx.now() } },
      data: { usedAt: ctx.now() },
    });
    const userId = used[0]?.userId;
    if (!userId) return { kind: "link_gone" };
    const { email } = await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.signInLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: ctx.now() } });
    await tx.userSession.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    await recordUserAudit(tx, ctx, { userId, action: "user.set_password", by: "user" });
    return { kind: "password_set", email };
  });
}
