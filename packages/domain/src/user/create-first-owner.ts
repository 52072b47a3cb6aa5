import { createId } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { lockFirstOwner } from "./lock-first-owner.ts";
import { normalEmail } from "./sign-in.ts";

/**
 * The account of who signs in first: made when there is none, and answered again as long as it is the only one.
 * It has no password and belongs to no organization; two calls at once make one.
 */
export async function createFirstOwner(
  ctx: AnonymousCtx,
  input: { email: string },
): Promise<{ email: string; name: string } | null> {
  const email = normalEmail(input.email);
  return runTransaction(ctx, async (tx) => {
    await lockFirstOwner(tx);
    const [first, second] = await tx.user.findMany({ take: 2, select: { email: true, name: true } });
    if (second) return null;
    if (first) return first;
    const id = createId("usr", ctx.now().getTime());
    const name = email.slice(0, email.indexOf("@"));
    return tx.user.create({ data: { id, email, name }, select: { email: true, name: true } });
  });
}
