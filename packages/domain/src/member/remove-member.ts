import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { loadMember } from "./load-member.ts";
import { lockOrganization, organizationCtx, requireAnotherOwner, requireMayManage } from "./member-rules.ts";

/**
 * Ends a membership of the actor's organization. Each call looks its caller's memberships up, so the next one is
 * refused already. The account stays, and so do the API keys that it made.
 */
export async function removeMember(ctx: Ctx, input: { userId: string }): Promise<void> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  const { userId } = input;
  await runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    const member = await loadMember(tx, { organizationId, userId });
    requireMayManage(ctx, member.role);
    if (member.role === "owner") await requireAnotherOwner(tx, member);
    await tx.member.delete({ where: { organizationId_userId: { organizationId, userId } } });
    await recordAudit(tx, organizationCtx(ctx), {
      action: "member.delete",
      subjectId: userId,
      before: { role: member.role },
    });
  });
}
