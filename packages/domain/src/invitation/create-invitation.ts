import { createId, type MemberRole, type PrismaTransaction } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { createToken } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { lockOrganization, organizationCtx, requireMayManage } from "../member/member-rules.ts";
import { runTransaction } from "../run-transaction.ts";
import { readEmail } from "../user/read-email.ts";
import { type InvitationOut, invitationOut } from "./invitation-out.ts";
import { openAt, unanswered } from "./open-invitation.ts";

const validDays = 7;
const maxOpen = 100;

/**
 * Invites the person at an e-mail address into the actor's organization. The link is in this answer and nowhere else;
 * an earlier one for the same address ends.
 */
export async function createInvitation(
  ctx: Ctx,
  input: { email: string; role: MemberRole },
): Promise<InvitationOut & { url: string }> {
  requirePermission(ctx, "administer");
  requireMayManage(ctx, input.role);
  const email = readEmail(input.email);
  const { organizationId } = ctx.actor;
  const { token, tokenHash } = createToken("inv");
  const now = ctx.now();
  const row = await runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    await requireRoom(tx, { organizationId, email, now });
    await tx.invitation.updateMany({
      where: { organizationId, email, ...unanswered },
      data: { revokedAt: now },
    });
    const created = await tx.invitation.create({
      data: {
        id: createId("inv", now.getTime()),
        organizationId,
        email,
        role: input.role,
        tokenHash,
        invitedBy: ctx.actor.kind === "user" ? ctx.actor.userId : ctx.actor.kind,
        createdAt: now,
        expiresAt: new Date(now.getTime() + validDays * 86_400_000),
      },
    });
    const after = { email, role: input.role };
    await recordAudit(tx, organizationCtx(ctx), {
      action: "invitation.create",
      subjectId: created.id,
      after,
    });
    return created;
  });
  // The token stands in the fragment, which browsers do not send: it is in no server's log.
  return { ...invitationOut(row), url: `${ctx.policy.portalUrl}/invitation#${token}` };
}

async function requireRoom(
  tx: PrismaTransaction,
  { organizationId, email, now }: { organizationId: string; email: string; now: Date },
): Promise<void> {
  const member = await tx.member.findFirst({
    where: { organizationId, user: { email } },
    select: { userId: true },
  });
  if (member) throw invalidField("email", "This person is a member already.");
  const open = await tx.invitation.count({
    where: { organizationId, ...openAt(now), email: { not: email } },
  });
  if (open < maxOpen) return;
  throw new DomainError("limit_reached", {
    detail: `${maxOpen} invitations are open: revoke one, or wait until one is accepted.`,
  });
}
