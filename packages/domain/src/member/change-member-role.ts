import type { MemberRole } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { loadMember } from "./load-member.ts";
import { isLastOwner, lockOrganization, organizationCtx, requireMayManage } from "./member-rules.ts";

/** An organization keeps at least one owner. */
export type ChangeMemberResult = { kind: "changed" | "last_owner" };

/** Gives a member of the actor's organization another role; it holds from that member's next call on. */
export async function changeMemberRole(
  ctx: Ctx,
  input: { userId: string; role: MemberRole },
): Promise<ChangeMemberResult> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  const { userId, role } = input;
  return runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    const before = await loadMember(tx, { organizationId, userId });
    requireMayManage(ctx, before.role, role);
    if (before.role === role) return { kind: "changed" };
    if (await isLastOwner(tx, before)) return { kind: "last_owner" };
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
    return { kind: "changed" };
  });
}
