import type { AnonymousCtx } from "../ctx.ts";
import { openUserSession } from "./open-user-session.ts";
import { isPassword } from "./password.ts";
import type { SignInLimiter } from "./sign-in-limiter.ts";

export type SignInInput = {
  email: string;
  password: string;
  /** Where the try comes from. */
  address: string;
  /** What the browser calls itself. */
  userAgent?: string;
};

/** What became of a try; a wrong password and an unknown account look and last the same. */
export type SignInResult =
  | { kind: "signed_in"; sessionId: string; userId: string; email: string; name: string }
  | { kind: "refused" }
  | { kind: "limited"; retryAfterSeconds: number };

/** Opens a session for an operator who knows the account's password. */
export async function signIn(
  ctx: AnonymousCtx,
  limiter: SignInLimiter,
  input: SignInInput,
): Promise<SignInResult> {
  const email = normalEmail(input.email);
  const retryAfterSeconds = limiter.take(email, input.address, ctx.now());
  if (retryAfterSeconds > 0) return { kind: "limited", retryAfterSeconds };

  const user = await ctx.prisma.user.findUnique({ where: { email } });
  const isRight = await isPassword(input.password, user?.passwordHash ?? null);
  if (!user || !isRight) return { kind: "refused" };

  limiter.clear(email, input.address);
  const sessionId = await openUserSession(ctx.prisma, ctx, { userId: user.id, userAgent: input.userAgent });
  return { kind: "signed_in", sessionId, userId: user.id, email: user.email, name: user.name };
}

/** How an e-mail address is kept and looked up. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
