import { createToken } from "../access/token.ts";
import type { AnonymousCtx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { recordUserAudit } from "./record-user-audit.ts";
import { normalEmail } from "./sign-in.ts";

const validHours = 24;

/**
 * A link for one use, with which somebody sets the password of an account that exists; asked for on the server's own
 * machine.
 * The token stands in the fragment, which browsers do not send: it is in no server's log.
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
  const { token, tokenHash } = createToken("link");
  const expiresAt = new Date(ctx.now().getTime() + validHours * 3_600_000);
  await runTransaction(ctx, async (tx) => {
    await tx.signInLink.create({ data: { tokenHash, userId: user.id, expiresAt } });
    await recordUserAudit(tx, ctx, { userId: user.id, action: "user.create_link", by: "cli" });
  });
  return { url: `${ctx.policy.portalUrl}/sign-in/link#${token}`, expiresAt };
}
