import type { PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

/** Ends the sessions of an account, but for the one to keep: those browsers are nobody from their next call on. */
export async function endUserSessions(
  tx: PrismaTransaction,
  ctx: AnonymousCtx,
  { userId, keep }: { userId: string; keep?: string },
): Promise<void> {
  await tx.userSession.updateMany({
    where: { userId, revokedAt: null, ...(keep !== undefined && { id: { not: keep } }) },
    data: { revokedAt: ctx.now() },
  });
}
