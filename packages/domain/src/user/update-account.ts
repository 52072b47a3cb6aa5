import type { AnonymousCtx } from "../ctx.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import type { UserSession } from "./get-user-session.ts";
import { recordUserAudit } from "./record-user-audit.ts";

/** Changes one's own name. */
export async function updateAccount(
  ctx: AnonymousCtx,
  { userId }: Pick<UserSession, "userId">,
  changes: { name: string },
): Promise<void> {
  const name = readName(changes.name);
  await runTransaction(ctx, async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name } });
    await recordUserAudit(tx, ctx, { userId, action: "user.update", by: "user" });
  });
}
