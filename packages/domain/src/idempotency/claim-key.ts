import type { AnonymousCtx } from "../ctx.ts";
import { openAnswer } from "./keep-answer.ts";

/** 16 bytes over everything that makes two requests the same one, and the environment they belong to. */
export type KeyScope = { hash: Uint8Array<ArrayBuffer>; environmentId: string };

export type Claim =
  /** The request is to be answered anew; the claim holds until then, or longer when it is extended. */
  | { kind: "first"; lockedUntil: Date }
  /** It was answered before. */
  | { kind: "known"; status: number; body: string }
  /** Another request under the key is being answered now. */
  | { kind: "busy" };

export const lockMs = 5_000;

/** Claims an idempotency key. Of several at once one is first; a claim whose process died is free after 5 s. */
export async function claimKey(ctx: AnonymousCtx, scope: KeyScope): Promise<Claim> {
  const { hash, environmentId } = scope;
  const lockedUntil = new Date(ctx.now().getTime() + lockMs);
  const { count } = await ctx.prisma.idempotentResponse.createMany({
    data: [{ hash, environmentId, expiresAt: lockedUntil }],
    skipDuplicates: true,
  });
  if (count === 1) return { kind: "first", lockedUntil };
  const row = await ctx.prisma.idempotentResponse.findUnique({ where: { hash } });
  if (!row) return { kind: "busy" };
  if (row.expiresAt <= ctx.now()) {
    const taken = await ctx.prisma.idempotentResponse.updateMany({
      where: { hash, expiresAt: row.expiresAt },
      data: { status: null, sealed: null, expiresAt: lockedUntil },
    });
    return taken.count === 1 ? { kind: "first", lockedUntil } : { kind: "busy" };
  }
  if (row.status === null || row.sealed === null) return { kind: "busy" };
  return { kind: "known", status: row.status, body: openAnswer(ctx, scope, row.sealed) };
}
