import type { AnonymousCtx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import type { UserSession } from "./get-user-session.ts";
import { recordUserAudit } from "./record-user-audit.ts";

/** Ends all of one's own sessions, this one too. */
export async function signOutEverywhere(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
): Promise<void> {
  await runTransaction(ctx, async (tx) => {
    await endUserSessions(tx, ctx, { userId });
    await recordUserAudit(tx, ctx, { userId, action: "user.end_sessions", by: "user" });
  });
}
