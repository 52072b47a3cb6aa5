import type { EventTypeListQuery, EventTypeOut, ListResponse } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { eventTypeOut } from "./event-type-out.ts";

/** A page of event types by name, as far as the actor may see them. */
export async function listEventTypes(
  ctx: Ctx,
  query: EventTypeListQuery,
): Promise<ListResponse<EventTypeOut>> {
  requirePermission(ctx, "read");
  return listPage(
    { ...query, order: "ascending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.eventType.findMany({
          where: {
            environmentId: ctx.actor.environmentId,
            ...(after && { name: after }),
            ...(!query.include_archived && { archived: false }),
            ...visible(ctx),
          },
          orderBy: { name: direction },
          take,
        }),
      keyOf: (row) => row.name,
      toItem: (row) => (query.with_content ? eventTypeOut(row) : { ...eventTypeOut(row), schemas: null }),
    },
  );
}

function visible({ actor }: Ctx) {
  if (actor.kind !== "session") return {};
  return {
    OR: [{ featureFlags: { isEmpty: true } }, { featureFlags: { hasSome: [...actor.featureFlags] } }],
  };
}
