import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType } from "./event-type-out.ts";
import { keyOf, lockEventType } from "./find-event-type.ts";

/** Archives an event type, or deletes it for good. Endpoints that ask for it go on asking. */
export async function deleteEventType(ctx: Ctx, input: { name: string; expunge: boolean }): Promise<void> {
  requirePermission(ctx, "manage");
  const { name, expunge } = input;
  await runTransaction(ctx, async (tx) => {
    const before = await lockEventType(tx, ctx, name);
    if (!before) throw new DomainError("not_found");
    const where = keyOf(ctx, name);
    if (expunge) await tx.eventType.delete({ where });
    else await tx.eventType.update({ where, data: { archived: true, updatedAt: ctx.now() } });
    await recordAudit(tx, ctx, {
      action: expunge ? "event_type.expunge" : "event_type.archive",
      subjectId: name,
      before: auditedEventType(before),
    });
  });
}
