import { announceCredentials } from "../access/announce-credentials.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Revokes a key for good. When it answers, every process has been told; one that is revoked already stays so. */
export async function revokeApiKey(ctx: Ctx, input: { id: string }): Promise<void> {
  requirePermission(ctx, "administer");
  const { id } = input;
  const { environmentId } = ctx.actor;
  const known = await ctx.prisma.apiKey.findFirst({ where: { id, environmentId } });
  if (!known) throw new DomainError("not_found");
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count > 0) {
      const before = { name: known.name, scope: known.scope };
      await recordAudit(tx, ctx, { action: "api_key.revoke", subjectId: id, before });
    }
  });
  await announceCredentials(ctx.pool, id);
}
