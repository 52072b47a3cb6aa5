import { Prisma } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { checkSchemas } from "./check-schemas.ts";
import { keyOf, lockEventType } from "./find-event-type.ts";
import { type EventTypeDetail, eventTypeDetail } from "./get-event-type-detail.ts";

/** Keeps a schema as the draft of the next version, or discards the draft. An example need not fit yet. */
export async function saveDraft(
  ctx: Ctx,
  { name, schema }: { name: string; schema: Record<string, unknown> | null },
): Promise<EventTypeDetail> {
  requirePermission(ctx, "manage");
  if (schema) checkSchemas({ draft: schema });
  return runTransaction(ctx, async (tx) => {
    if (!(await lockEventType(tx, ctx, name))) throw new DomainError("not_found");
    // Holds because the edge has read it as a JSON object.
    const draft = schema ? (schema as Prisma.InputJsonObject) : Prisma.DbNull;
    const row = await tx.eventType.update({ where: keyOf(ctx, name), data: { draft, updatedAt: ctx.now() } });
    const action = schema ? "event_type.save_draft" : "event_type.discard_draft";
    await recordAudit(tx, ctx, { action, subjectId: name });
    return eventTypeDetail(row);
  });
}
