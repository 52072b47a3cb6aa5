import type { AnonymousCtx } from "../ctx.ts";
import type { KeyScope } from "./claim-key.ts";

export type Answer = { status: number; body: string; keptForMs: number };

/** Keeps the answer under the key, sealed: it may hold a token. Nothing is kept when the claim was lost meanwhile. */
export async function keepAnswer(
  ctx: AnonymousCtx,
  scope: KeyScope,
  { lockedUntil, status, body, keptForMs }: Answer & { lockedUntil: Date },
): Promise<void> {
  await ctx.prisma.idempotentResponse.updateMany({
    where: { hash: scope.hash, status: null, expiresAt: lockedUntil },
    data: {
      status,
      sealed: ctx.vault.seal(body, placeOf(scope)),
      expiresAt: new Date(ctx.now().getTime() + keptForMs),
    },
  });
}

export function openAnswer(ctx: AnonymousCtx, scope: KeyScope, sealed: Uint8Array): string {
  return ctx.vault.open(sealed, placeOf(scope));
}

function placeOf({ hash, environmentId }: KeyScope) {
  return { table: "idempotent_responses", id: Buffer.from(hash).toString("hex"), environmentId };
}
