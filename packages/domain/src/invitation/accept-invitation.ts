import { createId } from "@posthorn/db";
import { hashToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import type { UserSession } from "../user/get-user-session.ts";
import { hashPassword, readPassword } from "../user/password.ts";
import { joinOrganization } from "./join-organization.ts";
import { findByToken } from "./open-invitation.ts";

export type AcceptInvitationInput = {
  token: string;
  /** Who is signed in, or the account to make. */
  as: { session: Pick<UserSession, "userId" | "email"> } | { name: string; password: string };
};

export type AcceptInvitationResult =
  | { kind: "joined"; email: string; organizationId: string }
  | { kind: "invitation_gone" }
  /** The address has an account: who holds the link is to sign in with it, and to accept then. */
  | { kind: "has_account" }
  /** Somebody else is signed in than was invited. */
  | { kind: "other_account" };

/** Makes who was invited a member; of two at once, one wins. */
export async function acceptInvitation(
  ctx: AnonymousCtx,
  { token, as }: AcceptInvitationInput,
): Promise<AcceptInvitationResult> {
  // Asked before the password is hashed, which is work that nobody gets for a made-up link.
  if (!(await findByToken(ctx.prisma, token, ctx.now()))) return { kind: "invitation_gone" };
  const account = "session" in as ? null : await readAccount(as);
  return runTransaction(ctx, async (tx) => {
    await tx.$executeRaw`select from invitations where token_hash = ${hashToken(token)} for update`;
    const invitation = await findByToken(tx, token, ctx.now());
    if (!invitation) return { kind: "invitation_gone" };
    const { email, organizationId } = invitation;
    const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if ("session" in as && as.session.userId !== known?.id) return { kind: "other_account" };
    if (account && known) return { kind: "has_account" };
    const userId = known?.id ?? createId("usr", ctx.now().getTime());
    if (account) await tx.user.create({ data: { id: userId, email, ...account, createdAt: ctx.now() } });
    const isJoined = await joinOrganization(tx, ctx, { invitation, userId });
    return isJoined ? { kind: "joined", email, organizationId } : { kind: "invitation_gone" };
  });
}

async function readAccount({ name, password }: { name: string; password: string }) {
  return { name: readName(name), passwordHash: await hashPassword(readPassword(password)) };
}
