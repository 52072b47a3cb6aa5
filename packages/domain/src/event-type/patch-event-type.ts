import type { EventTypeOut, EventTypePatch } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeEventType } from "./change-event-type.ts";
import { checkSchemas } from "./check-schemas.ts";
import { eventTypeColumns } from "./event-type-columns.ts";

/** Changes the fields that are given; null unsets one. */
export async function patchEventType(
  ctx: Ctx,
  input: { name: string; changes: EventTypePatch },
): Promise<EventTypeOut> {
  requirePermission(ctx, "manage");
  checkSchemas(input.changes.schemas);
  return changeEventType(ctx, input.name, eventTypeColumns(input.changes));
}
