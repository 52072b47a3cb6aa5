import type { MemberRole } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { loadMember } from "./load-member.ts";
import { lockOrganization, organizationCtx, requireAnotherOwner, requireMayManage } from "./member-rules.ts";

/** Gives a member of the actor's organization another role; it holds from that member's next call on. */
export async function changeMemberRole(ctx: Ctx, input: { userId: string; role: MemberRole }): Promise<void> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  const { userId, role } = input;
  await runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    const before = await loadMember(tx, { organizationId, userId });
    requireMayManage(ctx, before.role, role);
    if (before.role === role) return;
    if (before.role === "owner") await requireAnotherOwner(tx, before);
    await tx.member.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { role },
    });
    await recordAudit(tx, organizationCtx(ctx), {
      action: "member.update",
      subjectId: userId,
      before: { role: before.role },
      after: { role },
    });
  });
}
