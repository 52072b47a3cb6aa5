import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { loadMember } from "./load-member.ts";
import { isLastOwner, lockOrganization, organizationCtx, requireMayManage } from "./member-rules.ts";

/** An organization keeps at least one owner. */
export type RemoveMemberResult = { kind: "removed" | "last_owner" };

/**
 * Ends a membership of the actor's organization. Each call looks its caller's memberships up, so the next one is
 * refused already. The account stays, and so do the API keys that it made.
 */
export async function removeMember(ctx: Ctx, input: { userId: string }): Promise<RemoveMemberResult> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  const { userId } = input;
  return runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    const member = await loadMember(tx, { organizationId, userId });
    requireMayManage(ctx, member.role);
    if (await isLastOwner(tx, member)) return { kind: "last_owner" };
    await tx.member.delete({ where: { organizationId_userId: { organizationId, userId } } });
    await recordAudit(tx, organizationCtx(ctx), {
      action: "member.delete",
      subjectId: userId,
      before: { role: member.role },
    });
    return { kind: "removed" };
  });
}
