import type { EventTypeOut, EventTypePatch } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeEventType } from "./change-event-type.ts";
import { checkSchemas } from "./check-schemas.ts";
import { eventTypeColumns } from "./event-type-columns.ts";
import { loadEventType } from "./find-event-type.ts";

/** Changes the fields that are given; null unsets one. */
export async function patchEventType(
  ctx: Ctx,
  input: { name: string; changes: EventTypePatch },
): Promise<EventTypeOut> {
  requirePermission(ctx, "manage");
  checkSchemas(input.changes.schemas);
  const before = await loadEventType(ctx, input.name);
  return changeEventType(ctx, before, eventTypeColumns(input.changes));
}
