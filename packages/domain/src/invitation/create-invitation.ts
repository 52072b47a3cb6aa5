import { createId, type MemberRole, type PrismaTransaction } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { createToken } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { lockOrganization, organizationCtx, requireMayManage } from "../member/member-rules.ts";
import { runTransaction } from "../run-transaction.ts";
import { readEmail } from "../user/read-email.ts";
import { type InvitationOut, invitationOut } from "./invitation-out.ts";
import { openAt, unanswered } from "./open-invitation.ts";

export type CreateInvitationResult =
  | { kind: "created"; invitation: InvitationOut; url: string }
  | { kind: "is_member" }
  /** As many wait for an answer as an organization may have open. */
  | { kind: "too_many" };

const validDays = 7;
const maxOpen = 100;

/**
 * Invites the person at an e-mail address into the actor's organization. The link is in this answer and nowhere else;
 * an earlier one for the same address ends.
 */
export async function createInvitation(
  ctx: Ctx,
  input: { email: string; role: MemberRole },
): Promise<CreateInvitationResult> {
  requirePermission(ctx, "administer");
  requireMayManage(ctx, input.role);
  const email = readEmail(input.email);
  const { organizationId } = ctx.actor;
  const { token, tokenHash } = createToken("inv");
  const now = ctx.now();
  return runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, organizationId);
    const refusal = await refusalOf(tx, { organizationId, email, now });
    if (refusal) return { kind: refusal };
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
    // The token stands in the fragment, which browsers do not send: it is in no server's log.
    const url = `${ctx.policy.portalUrl}/invitation#${token}`;
    return { kind: "created", invitation: invitationOut(created), url };
  });
}

async function refusalOf(
  tx: PrismaTransaction,
  { organizationId, email, now }: { organizationId: string; email: string; now: Date },
): Promise<"is_member" | "too_many" | null> {
  const member = await tx.member.findFirst({
    where: { organizationId, user: { email } },
    select: { userId: true },
  });
  if (member) return "is_member";
  const open = await tx.invitation.count({
    where: { organizationId, ...openAt(now), email: { not: email } },
  });
  return open < maxOpen ? null : "too_many";
}
