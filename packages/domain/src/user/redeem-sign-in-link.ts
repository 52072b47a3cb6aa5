import type { PrismaTransaction } from "@posthorn/db";
import { hashToken } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { hashPassword, passwordLength } from "./password.ts";

export type RedeemSignInLinkResult = { kind: "password_set"; email: string } | { kind: "link_gone" };

/** Sets the account's password, ends its other sessions and uses the link up: of two at once, one wins. */
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
    await tx.userSession.updateMany({
      where: { userId, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    await recordPassword(tx, ctx, userId);
    return { kind: "password_set", email };
  });
}

async function recordPassword(tx: PrismaTransaction, ctx: AnonymousCtx, userId: string): Promise<void> {
  const members = await tx.member.findMany({ where: { userId } });
  for (const { organizationId, role } of members) {
    const actor = { kind: "user" as const, userId, organizationId, environmentId: "", role };
    await recordAudit(tx, { ...ctx, actor }, { action: "user.set_password", subjectId: userId });
  }
}
