import type { AnonymousCtx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import type { UserSession } from "./get-user-session.ts";
import { recordUserAudit } from "./record-user-audit.ts";

/** Ends one of one's own sessions, in whichever browser. Repeating it, or another's id, changes nothing. */
export async function endUserSession(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
  input: { id: string },
): Promise<void> {
  await runTransaction(ctx, async (tx) => {
    const ended = await tx.userSession.updateMany({
      where: { id: input.id, userId, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (ended.count > 0) await recordUserAudit(tx, ctx, { userId, action: "user.end_session", by: "user" });
  });
}
