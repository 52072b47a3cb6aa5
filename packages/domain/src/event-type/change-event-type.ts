import type { EventTypeOut } from "@posthorn/contract";
import type { EventType, Prisma } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { auditedEventType, eventTypeOut } from "./event-type-out.ts";
import { keyOf } from "./find-event-type.ts";

/** Writes changes to an event type; `not_found` when it was expunged meanwhile. */
export async function changeEventType(
  ctx: Ctx,
  before: EventType,
  changes: Prisma.EventTypeUncheckedUpdateManyInput,
): Promise<EventTypeOut> {
  const { name } = before;
  return runTransaction(ctx, async (tx) => {
    const where = { environmentId: before.environmentId, name };
    const { count } = await tx.eventType.updateMany({ where, data: { ...changes, updatedAt: ctx.now() } });
    if (count === 0) throw new DomainError("not_found");
    const row = await tx.eventType.findUniqueOrThrow({ where: keyOf(ctx, name) });
    await recordAudit(tx, ctx, {
      action: "event_type.update",
      subjectId: name,
      before: auditedEventType(before),
      after: auditedEventType(row),
    });
    return eventTypeOut(row);
  });
}
