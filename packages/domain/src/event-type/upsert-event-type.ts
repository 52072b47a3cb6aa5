import type { EventTypeOut, EventTypeUpsertIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { repeatUpsert } from "../repeat-upsert.ts";
import { changeEventType } from "./change-event-type.ts";
import { checkSchemas } from "./check-schemas.ts";
import { createEventType } from "./create-event-type.ts";
import { replacingColumns } from "./event-type-columns.ts";
import { findEventType } from "./find-event-type.ts";

/** Replaces the event type of that name, or creates it. */
export async function upsertEventType(
  ctx: Ctx,
  { name, replacement }: { name: string; replacement: EventTypeUpsertIn },
): Promise<{ isNew: boolean; value: EventTypeOut }> {
  requirePermission(ctx, "manage");
  checkSchemas(replacement.schemas);
  return repeatUpsert(async () => {
    if (!(await findEventType(ctx, name)))
      return { isNew: true, value: await createEventType(ctx, { ...replacement, name }) };
    return { isNew: false, value: await changeEventType(ctx, name, replacingColumns(replacement)) };
  });
}
