import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { insertSignInLink } from "./insert-sign-in-link.ts";
import { normalEmail } from "./sign-in.ts";

const validHours = 24;

/**
 * A link for one use, with which somebody sets the password of an account that exists; asked for on the server's own
 * machine.
 */
export async function createSignInLink(
  ctx: AnonymousCtx,
  input: { email: string },
): Promise<{ url: string; expiresAt: Date }> {
  const user = await ctx.prisma.user.findUnique({ where: { email: normalEmail(input.email) } });
  if (!user) {
    const detail = "There is no account with this e-mail address: posthorn user list shows all.";
    throw new DomainError("not_found", { detail });
  }
  return runTransaction(ctx, (tx) => insertSignInLink(tx, ctx, { userId: user.id, by: "cli", validHours }));
}
