import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Ends the mails to an address; what it was told stays on the incidents. */
export async function deleteAlertAddress(
  ctx: Ctx,
  input: { application: string; address: string },
): Promise<void> {
  requirePermission(ctx, "manage_endpoint");
  const { id: applicationId } = await loadApplication(ctx, input.application);
  await runTransaction(ctx, async (tx) => {
    const row = await tx.alertAddress.findFirst({ where: { id: input.address, applicationId } });
    if (!row) throw new DomainError("not_found");
    await tx.alertAddress.deleteMany({ where: { id: row.id } });
    const before = { email: row.email };
    await recordAudit(tx, ctx, { action: "alert_address.delete", subjectId: row.id, applicationId, before });
  });
}
