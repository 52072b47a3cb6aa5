import type { AnonymousCtx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import type { UserSession } from "./get-user-session.ts";
import { hashPassword, isPassword, readPassword } from "./password.ts";
import { recordUserAudit } from "./record-user-audit.ts";
import type { SignInLimiter } from "./sign-in-limiter.ts";

export type ChangePasswordInput = {
  session: Pick<UserSession, "sessionId" | "userId" | "email">;
  current: string;
  next: string;
  /** Where the try comes from. */
  address: string;
};

export type ChangePasswordResult =
  | { kind: "changed" }
  | { kind: "refused" }
  | { kind: "limited"; retryAfterSeconds: number };

/** Sets a new password for who knows the present one, and ends the account's sessions in other browsers. */
export async function changePassword(
  ctx: AnonymousCtx,
  limiter: SignInLimiter,
  { session, current, next, address }: ChangePasswordInput,
): Promise<ChangePasswordResult> {
  const { userId, email, sessionId } = session;
  readPassword(next, "next");
  const retryAfterSeconds = limiter.take(email, address, ctx.now());
  if (retryAfterSeconds > 0) return { kind: "limited", retryAfterSeconds };
  const before = await ctx.prisma.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!(await isPassword(current, before?.passwordHash ?? null))) return { kind: "refused" };
  limiter.clear(email, address);
  const passwordHash = await hashPassword(next);
  return runTransaction(ctx, async (tx) => {
    // Only while it is still the one that was proved: a link may have set another meanwhile.
    const changed = await tx.user.updateMany({
      where: { id: userId, passwordHash: before?.passwordHash ?? null },
      data: { passwordHash },
    });
    if (changed.count === 0) return { kind: "refused" };
    await endUserSessions(tx, ctx, { userId, keep: sessionId });
    await tx.signInLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: ctx.now() } });
    await recordUserAudit(tx, ctx, { userId, action: "user.change_password", by: "user" });
    return { kind: "changed" };
  });
}
