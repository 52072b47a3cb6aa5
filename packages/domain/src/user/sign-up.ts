import { createId, type PrismaClient, type PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";
import { insertOwnOrganization } from "../organization/create-own-organization.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import { lockFirstOwner } from "./lock-first-owner.ts";
import { hashPassword, readPassword } from "./password.ts";
import { readEmail } from "./read-email.ts";
import type { SignInLimiter } from "./sign-in-limiter.ts";

export type SignUpInput = {
  name: string;
  email: string;
  password: string;
  organization: string;
  /** Where the try comes from. */
  address: string;
  /** Whether a setting opens sign-up to everybody. */
  isOpen: boolean;
};

export type SignUpResult =
  | { kind: "signed_up"; email: string }
  | { kind: "closed" }
  | { kind: "has_account" }
  | { kind: "limited"; retryAfterSeconds: number };

/**
 * Makes an account with an organization of its own and a development environment. Open to the first operator of an
 * installation and then closed, unless it is opened to everybody; of two first ones at once, one wins.
 */
export async function signUp(
  ctx: AnonymousCtx,
  limiter: SignInLimiter,
  input: SignUpInput,
): Promise<SignUpResult> {
  const email = readEmail(input.email);
  const name = readName(input.name);
  const organization = readName(input.organization, "organization");
  const password = readPassword(input.password);
  const retryAfterSeconds = limiter.take(`sign-up ${email}`, input.address, ctx.now());
  if (retryAfterSeconds > 0) return { kind: "limited", retryAfterSeconds };
  if (!(await canSignUp(ctx.prisma, input))) return { kind: "closed" };

  const passwordHash = await hashPassword(password);
  return runTransaction(ctx, async (tx) => {
    await lockFirstOwner(tx);
    if (!(await canSignUp(tx, input))) return { kind: "closed" };
    if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
      return { kind: "has_account" };
    }
    const userId = createId("usr", ctx.now().getTime());
    await tx.user.create({ data: { id: userId, email, name, passwordHash, createdAt: ctx.now() } });
    await insertOwnOrganization(tx, ctx, { name: organization, userId });
    return { kind: "signed_up", email };
  });
}

/** Whether sign-up is open: to everybody, or to the first operator while there is none. */
export async function canSignUp(
  db: PrismaClient | PrismaTransaction,
  { isOpen }: { isOpen: boolean },
): Promise<boolean> {
  return isOpen || (await db.user.findFirst({ select: { id: true } })) === null;
}
