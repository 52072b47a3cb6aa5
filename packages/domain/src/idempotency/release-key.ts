import type { AnonymousCtx } from "../ctx.ts";
import { type KeyScope, lockMs } from "./claim-key.ts";

type Held = KeyScope & { lockedUntil: Date };

/** Frees a claimed key after an answer that is not kept, so that the next request under it runs anew. */
export async function releaseKey(ctx: AnonymousCtx, { hash, lockedUntil }: Held): Promise<void> {
  await ctx.prisma.idempotentResponse.deleteMany({
    where: { hash, status: null, expiresAt: lockedUntil },
  });
}

/** Holds a claim for another 5 s while its answer is being made; answers until when. */
export async function extendClaim(ctx: AnonymousCtx, { hash, lockedUntil }: Held): Promise<Date> {
  const next = new Date(ctx.now().getTime() + lockMs);
  const { count } = await ctx.prisma.idempotentResponse.updateMany({
    where: { hash, status: null, expiresAt: lockedUntil },
    data: { expiresAt: next },
  });
  return count === 1 ? next : lockedUntil;
}
