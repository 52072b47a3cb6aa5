import type { Invitation, PrismaTransaction } from "@posthorn/db";
import type { Actor } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { openAt } from "./open-invitation.ts";

/**
 * Uses an invitation up and makes its member; false when another call did so first, or it is no longer open. Who is a
 * member already keeps the role they have.
 */
export async function joinOrganization(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { invitation, userId }: { invitation: Invitation; userId: string },
): Promise<boolean> {
  const { id, organizationId, email, role } = invitation;
  const now = ctx.now();
  const used = await tx.invitation.updateMany({ where: { id, ...openAt(now) }, data: { acceptedAt: now } });
  if (used.count === 0) return false;
  const joined = await tx.member.createMany({
    data: { organizationId, userId, role, createdAt: now },
    skipDuplicates: true,
  });
  const actor: Actor = { kind: "user", userId, role, organizationId, environmentId: "" };
  const inside = { ...ctx, actor };
  await recordAudit(tx, inside, { action: "invitation.accept", subjectId: id, after: { email, role } });
  if (joined.count > 0) {
    await recordAudit(tx, inside, { action: "member.create", subjectId: userId, after: { role } });
  }
  return true;
}
