import type { EventTypeIn, EventTypeOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { checkSchemas } from "./check-schemas.ts";
import { replacingColumns } from "./event-type-columns.ts";
import { auditedEventType, eventTypeOut } from "./event-type-out.ts";
import { keyOf, lockEventType } from "./find-event-type.ts";

/** Creates an event type. One that is archived comes back, as it is described now. */
export async function createEventType(
  ctx: Ctx,
  input: EventTypeIn & { title?: string | null | undefined },
): Promise<EventTypeOut> {
  requirePermission(ctx, "manage");
  const { name, title, ...described } = input;
  checkSchemas(described.schemas);
  const row = await runTransaction(
    ctx,
    async (tx) => {
      const known = await lockEventType(tx, ctx, name);
      if (known && !known.archived) throw new DomainError("event_type_exists");
      const fields = {
        ...replacingColumns(described),
        ...(title !== undefined && { title }),
        updatedAt: ctx.now(),
      };
      const { environmentId } = ctx.actor;
      const written = known
        ? await tx.eventType.update({ where: keyOf(ctx, name), data: fields })
        : await tx.eventType.create({ data: { ...fields, environmentId, name, createdAt: ctx.now() } });
      const after = auditedEventType(written);
      await recordAudit(tx, ctx, { action: "event_type.create", subjectId: name, after });
      return written;
    },
    { onDuplicate: "event_type_exists" },
  );
  return eventTypeOut(row);
}
