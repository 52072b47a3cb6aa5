import type { MemberRole } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";
import { findByToken } from "./open-invitation.ts";

export type InvitationSeen = {
  email: string;
  role: MemberRole;
  organizationName: string;
  /** Whether the address has an account, which then joins; else one is made. */
  hasAccount: boolean;
};

/** What an invitation's link shows to who holds it; null when it was used, revoked, has expired or never was. */
export async function getInvitation(
  ctx: AnonymousCtx,
  input: { token: string },
): Promise<InvitationSeen | null> {
  const found = await findByToken(ctx.prisma, input.token, ctx.now());
  if (!found) return null;
  const { email, role, organization } = found;
  const user = await ctx.prisma.user.findUnique({ where: { email }, select: { id: true } });
  return { email, role, organizationName: organization.name, hasAccount: user !== null };
}
