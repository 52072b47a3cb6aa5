import type { ApplicationTokenExpireIn } from "@posthorn/contract";
import { announceCredentials } from "../access/announce-credentials.ts";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";

/** Ends the portal sessions of an application, all or those of some session ids, at once or after a grace. */
export async function expirePortalSessions(
  ctx: Ctx,
  { application: ref, expire }: { application: string; expire: ApplicationTokenExpireIn },
): Promise<void> {
  requirePermission(ctx, "manage");
  const application = await loadApplication(ctx, ref);
  const { sessionIds } = expire;
  const graceSeconds = expire.expiry ?? 0;
  const endsAt = new Date(ctx.now().getTime() + graceSeconds * 1000);
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.portalSession.updateMany({
      where: {
        applicationId: application.id,
        endedAt: null,
        expiresAt: { gt: endsAt },
        ...(sessionIds.length > 0 && { sessionId: { in: sessionIds } }),
      },
      data: graceSeconds === 0 ? { endedAt: endsAt } : { expiresAt: endsAt },
    });
    await recordAudit(tx, ctx, {
      action: "portal_session.expire_all",
      subjectId: application.id,
      applicationId: application.id,
      after: { count, graceSeconds, sessionIds },
    });
  });
  await announceCredentials(ctx.pool, application.id);
}
