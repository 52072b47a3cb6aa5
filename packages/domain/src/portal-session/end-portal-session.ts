import { announceCredentials } from "../access/announce-credentials.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Ends the portal session that asks for it, with all its tokens, before it is answered. */
export async function endPortalSession(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "session") throw new DomainError("insufficient access");
  const { portalSessionId: id, applicationId } = actor;
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.portalSession.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: ctx.now() },
    });
    if (count > 0) {
      await recordAudit(tx, ctx, { action: "portal_session.end", subjectId: id, applicationId });
    }
  });
  await announceCredentials(ctx.pool, id);
}
