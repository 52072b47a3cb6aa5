import type {
  ApplicationEventTypeListQuery,
  ApplicationEventTypeOut,
  ListResponse,
} from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { applicationEventTypesOut, type EventTypeRow } from "./application-event-type-out.ts";
import { visibleTo } from "./find-event-type.ts";

/** A page of the event types that an application can get, in a language, and how much came of each in 30 days. */
export async function listApplicationEventTypes(
  ctx: Ctx,
  { application: ref, query }: { application: string; query: ApplicationEventTypeListQuery },
): Promise<ListResponse<ApplicationEventTypeOut>> {
  requirePermission(ctx, "read");
  const { id: applicationId } = await loadApplication(ctx, ref);
  const { environmentId } = ctx.actor;
  const page = await listPage<EventTypeRow, EventTypeRow>(
    { ...query, order: "ascending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.eventType.findMany({
          where: { environmentId, archived: false, ...(after && { name: after }), ...visibleTo(ctx) },
          orderBy: { name: direction },
          omit: { schemas: true, draft: true },
          take,
        }),
      keyOf: (row) => row.name,
      toItem: (row) => row,
    },
  );
  const { language } = query;
  return { ...page, data: await applicationEventTypesOut(ctx, page.data, { applicationId, language }) };
}
