import type { EventTypeOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { eventTypeOut } from "./event-type-out.ts";
import { loadEventType } from "./find-event-type.ts";

export async function getEventType(ctx: Ctx, input: { name: string }): Promise<EventTypeOut> {
  requirePermission(ctx, "read");
  return eventTypeOut(await loadEventType(ctx, input.name));
}
