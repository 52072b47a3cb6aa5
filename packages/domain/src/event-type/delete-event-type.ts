import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType } from "./event-type-out.ts";
import { loadEventType } from "./find-event-type.ts";

/** Archives an event type, or deletes it for good. Endpoints that ask for it go on asking. */
export async function deleteEventType(ctx: Ctx, input: { name: string; expunge: boolean }): Promise<void> {
  requirePermission(ctx, "manage");
  const before = await loadEventType(ctx, input.name);
  const where = { environmentId: before.environmentId, name: before.name };
  await runTransaction(ctx, async (tx) => {
    const { count } = input.expunge
      ? await tx.eventType.deleteMany({ where })
      : await tx.eventType.updateMany({ where, data: { archived: true, updatedAt: ctx.now() } });
    if (count === 0) throw new DomainError("not_found");
    await recordAudit(tx, ctx, {
      action: input.expunge ? "event_type.expunge" : "event_type.archive",
      subjectId: before.name,
      before: auditedEventType(before),
    });
  });
}
