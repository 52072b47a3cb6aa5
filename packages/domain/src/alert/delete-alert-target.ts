import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Ends the alerts to a target; what it was told stays on the incidents. */
export async function deleteAlertTarget(ctx: Ctx, { target: id }: { target: string }): Promise<void> {
  requirePermission(ctx, "administer");
  const { environmentId } = ctx.actor;
  await runTransaction(ctx, async (tx) => {
    const row = await tx.alertTarget.findFirst({ where: { id, environmentId } });
    if (!row) throw new DomainError("not_found");
    await tx.alertTarget.deleteMany({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "alert_target.delete",
      subjectId: id,
      before: { format: row.format, name: row.name },
    });
  });
}
