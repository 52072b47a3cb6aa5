import { createId, type PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";
import { joinOrganization } from "../invitation/join-organization.ts";
import { openAt } from "../invitation/open-invitation.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import { endUserSessions } from "./end-user-sessions.ts";
import { lockFirstOwner } from "./lock-first-owner.ts";
import { openUserSession } from "./open-user-session.ts";
import { recordUserAudit } from "./record-user-audit.ts";
import { normalEmail } from "./sign-in.ts";
import { canSignUp } from "./sign-up.ts";

/** What another provider says of who signed in there; its token has been checked. */
export type Identity = {
  /** github, google, or the issuer's address. */
  provider: string;
  subject: string;
  name: string;
  email: string | null;
  /** Whether the provider itself says that the address is theirs. */
  isEmailVerified: boolean;
};

export type SignInWithIdentityInput = Identity & {
  userAgent?: string;
  isSignUpOpen: boolean;
};

export type SignInWithIdentityResult =
  | { kind: "signed_in"; sessionId: string }
  | { kind: "unverified_email" }
  | { kind: "no_account" };

const maxInvitations = 20;

/**
 * Opens a session for who signed in at another provider: for the account that this identity is linked to, else for the
 * one with its verified address, which is linked from then on; else an account is made when an invitation waits for
 * the address, or sign-up is open. Invitations to the address are accepted with it.
 */
export async function signInWithIdentity(
  ctx: AnonymousCtx,
  input: SignInWithIdentityInput,
): Promise<SignInWithIdentityResult> {
  const { provider, subject, userAgent } = input;
  const email = input.email !== null && input.isEmailVerified ? normalEmail(input.email) : null;
  return runTransaction(ctx, async (tx) => {
    const linked = await tx.userIdentity.findUnique({
      where: { provider_subject: { provider, subject } },
      include: { user: { select: { email: true } } },
    });
    if (!linked && email === null) return { kind: "unverified_email" };
    const userId = linked?.userId ?? (await linkIdentity(tx, ctx, { ...input, email: email ?? "" }));
    if (userId === null) return { kind: "no_account" };
    const address = linked?.user.email ?? email;
    if (address !== null && address === email) await acceptInvitations(tx, ctx, { email: address, userId });
    return { kind: "signed_in", sessionId: await openUserSession(tx, ctx, { userId, userAgent }) };
  });
}

type Linking = SignInWithIdentityInput & { email: string };

async function linkIdentity(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  input: Linking,
): Promise<string | null> {
  const { provider, subject } = input;
  const userId = (await findUser(tx, ctx, input.email)) ?? (await insertUser(tx, ctx, input));
  if (userId === null) return null;
  await tx.userIdentity.create({ data: { provider, subject, userId, createdAt: ctx.now() } });
  await recordUserAudit(tx, ctx, { userId, action: "user.link_identity", by: "user" });
  return userId;
}

/**
 * Who made an account may have given somebody else's address. Its owner has now proved it for the first time, so what
 * the other may hold ends: the password, its links and all sessions.
 */
async function findUser(tx: PrismaTransaction, ctx: AnonymousCtx, email: string): Promise<string | null> {
  const user = await tx.user.findUnique({ where: { email }, select: { id: true, emailVerifiedAt: true } });
  if (!user) return null;
  if (user.emailVerifiedAt) return user.id;
  const userId = user.id;
  await tx.user.update({ where: { id: userId }, data: { passwordHash: null, emailVerifiedAt: ctx.now() } });
  await tx.signInLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: ctx.now() } });
  await endUserSessions(tx, ctx, { userId });
  return userId;
}

async function insertUser(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { email, name, isSignUpOpen }: Linking,
): Promise<string | null> {
  await lockFirstOwner(tx);
  const invited = await tx.invitation.findFirst({
    where: { email, ...openAt(ctx.now()) },
    select: { id: true },
  });
  if (!invited && !(await canSignUp(tx, { isOpen: isSignUpOpen }))) return null;
  const now = ctx.now();
  const { id } = await tx.user.create({
    data: {
      id: createId("usr", now.getTime()),
      email,
      name: readName(name.trim() === "" ? email : name),
      emailVerifiedAt: now,
      createdAt: now,
    },
  });
  return id;
}

async function acceptInvitations(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { email, userId }: { email: string; userId: string },
): Promise<void> {
  const invitations = await tx.invitation.findMany({
    where: { email, ...openAt(ctx.now()) },
    orderBy: { id: "asc" },
    take: maxInvitations,
  });
  for (const invitation of invitations) await joinOrganization(tx, ctx, { invitation, userId });
}
