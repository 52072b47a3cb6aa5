import type { AnonymousCtx } from "../ctx.ts";
import type { Mailer } from "../mail/create-mailer.ts";
import { runTransaction } from "../run-transaction.ts";
import { insertSignInLink } from "./insert-sign-in-link.ts";
import { normalEmail } from "./sign-in.ts";

const validHours = 1;
// Whoever asks again and again in somebody's name fills no mailbox with it.
const maxOpenLinks = 5;

/**
 * Mails a link that sets a new password to the account with this address, if there is one. Nobody waits for it: an
 * answer that came later for an account than for none would tell them apart.
 */
export async function mailSignInLink(
  ctx: AnonymousCtx,
  mailer: Mailer,
  input: { email: string },
): Promise<void> {
  const user = await ctx.prisma.user.findUnique({ where: { email: normalEmail(input.email) } });
  if (!user) return;
  const link = await runTransaction(ctx, async (tx) => {
    await tx.$executeRaw`select from users where id = ${user.id} for no key update`;
    const isOpen = { userId: user.id, usedAt: null, expiresAt: { gt: ctx.now() } };
    const open = await tx.signInLink.count({ where: { ...isOpen, isMailed: true } });
    if (open >= maxOpenLinks) return null;
    return insertSignInLink(tx, ctx, { userId: user.id, by: "user", validHours });
  });
  if (!link) return;
  try {
    await mailer.send({
      to: [user.email],
      subject: "Set a new password for Posthorn",
      text: textOf(link.url),
    });
  } catch (error) {
    await ctx.prisma.signInLink.deleteMany({ where: { tokenHash: link.tokenHash } });
    throw error;
  }
}

function textOf(url: string): string {
  return [
    "Somebody, probably you, asked to set a new password for your Posthorn account.",
    "",
    `Open this link to do so; it works once, for an hour:\n${url}`,
    "",
    "If it was not you, leave it: your password stays as it is.",
  ].join("\n");
}
