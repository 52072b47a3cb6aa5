import { createId } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";

/** Puts a test to an alert target in line; a worker sends it within seconds. */
export async function testAlertTarget(ctx: Ctx, { target: id }: { target: string }): Promise<{ id: string }> {
  requirePermission(ctx, "administer");
  const { environmentId } = ctx.actor;
  const now = ctx.now();
  const alert = createId("alr", now.getTime());
  await runTransaction(ctx, async (tx) => {
    const row = await tx.alertTarget.findFirst({ where: { id, environmentId } });
    if (!row) throw new DomainError("not_found");
    await tx.incidentAlert.create({
      data: {
        id: alert,
        environmentId,
        incidentId: "",
        news: "test",
        reader: "target",
        address: id,
        name: row.name,
        dueAt: now,
      },
    });
    await recordAudit(tx, ctx, { action: "alert_target.test", subjectId: id });
  });
  return { id: alert };
}
