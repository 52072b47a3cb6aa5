import type { EventTypePatch, EventTypeTranslations } from "@posthorn/contract";
import { Prisma } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeEventType } from "./change-event-type.ts";
import { eventTypeColumns } from "./event-type-columns.ts";

export type EventTypeDescription = Omit<EventTypePatch, "schemas"> & {
  title?: string | null | undefined;
  /** Replaces those of all other languages. */
  translations?: EventTypeTranslations | undefined;
};

/** Changes what an event type is called and who sees it; its schemas stay. */
export async function describeEventType(
  ctx: Ctx,
  input: { name: string; changes: EventTypeDescription },
): Promise<void> {
  requirePermission(ctx, "manage");
  const { title, translations, ...patch } = input.changes;
  await changeEventType(ctx, input.name, {
    ...eventTypeColumns(patch),
    ...(title !== undefined && { title }),
    ...(translations !== undefined && { translations: translationsColumn(translations) }),
  });
}

function translationsColumn(translations: EventTypeTranslations) {
  return Object.keys(translations).length === 0 ? Prisma.DbNull : translations;
}
