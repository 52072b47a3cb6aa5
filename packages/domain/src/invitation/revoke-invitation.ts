import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { organizationCtx, requireMayManage } from "../member/member-rules.ts";
import { runTransaction } from "../run-transaction.ts";

/** Ends an invitation of the actor's organization: its link opens nothing any more. Repeating it changes nothing. */
export async function revokeInvitation(ctx: Ctx, input: { id: string }): Promise<void> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  await runTransaction(ctx, async (tx) => {
    const found = await tx.invitation.findFirst({ where: { id: input.id, organizationId } });
    if (!found) throw new DomainError("not_found");
    requireMayManage(ctx, found.role);
    const revoked = await tx.invitation.updateMany({
      where: { id: found.id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (revoked.count === 0) return;
    const { email, role } = found;
    await recordAudit(tx, organizationCtx(ctx), {
      action: "invitation.revoke",
      subjectId: found.id,
      before: { email, role },
    });
  });
}
