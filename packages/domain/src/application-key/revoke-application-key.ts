import { announceCredentials } from "../access/announce-credentials.ts";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Revokes a key for good. When it answers, every process has been told; one that is revoked already stays so. */
export async function revokeApplicationKey(
  ctx: Ctx,
  input: { application: string; key: string },
): Promise<void> {
  requirePermission(ctx, "manage_keys");
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const known = await ctx.prisma.applicationKey.findFirst({ where: { id: input.key, applicationId } });
  if (!known) throw new DomainError("not_found");
  const { id, name, scope } = known;
  await runTransaction(ctx, async (tx) => {
    const { count } = await tx.applicationKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count === 0) return;
    const before = { name, scope };
    await recordAudit(tx, ctx, { action: "application_key.revoke", subjectId: id, applicationId, before });
  });
  await announceCredentials(ctx.pool, id);
}
