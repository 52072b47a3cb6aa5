import type { EventTypeOut } from "@posthorn/contract";
import type { Prisma } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType, eventTypeOut } from "./event-type-out.ts";
import { keyOf, lockEventType } from "./find-event-type.ts";

/** Writes changes to an event type; `not_found` when it was expunged meanwhile. */
export async function changeEventType(
  ctx: Ctx,
  name: string,
  changes: Prisma.EventTypeUncheckedUpdateInput,
): Promise<EventTypeOut> {
  return runTransaction(ctx, async (tx) => {
    const before = await lockEventType(tx, ctx, name);
    if (!before) throw new DomainError("not_found");
    const data = { ...changes, updatedAt: ctx.now() };
    const row = await tx.eventType.update({ where: keyOf(ctx, name), data });
    await recordAudit(tx, ctx, {
      action: "event_type.update",
      subjectId: name,
      before: auditedEventType(before),
      after: auditedEventType(row),
    });
    return eventTypeOut(row);
  });
}
