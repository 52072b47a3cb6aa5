import type { EventTypeListQuery, EventTypeOut, ListResponse } from "@posthorn/contract";
import type { EventType } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage, type Slice } from "../list-page.ts";
import { countFitting } from "../page-bytes.ts";
import { eventTypeOut } from "./event-type-out.ts";
import { visibleTo } from "./find-event-type.ts";

/** A page of event types by name, as far as the actor may see them. */
export async function listEventTypes(
  ctx: Ctx,
  query: EventTypeListQuery,
): Promise<ListResponse<EventTypeOut>> {
  requirePermission(ctx, "read");
  return listPage<EventType, EventTypeOut>(
    { ...query, order: "ascending" },
    {
      read: (slice) => (query.with_content ? readUpToFull(ctx, query, slice) : readNames(ctx, query, slice)),
      keyOf: (row) => row.name,
      sizeOf: query.with_content ? sizeOf : undefined,
      toItem: eventTypeOut,
    },
  );
}

// Schemas are read a few at a time: 251 of 256 KiB are not held to answer the first 32.
const atOnce = 16;

async function readUpToFull(ctx: Ctx, query: EventTypeListQuery, slice: Slice): Promise<EventType[]> {
  const rows: EventType[] = [];
  let { after } = slice;
  while (rows.length < slice.take) {
    const take = Math.min(atOnce, slice.take - rows.length);
    const next = await ctx.prisma.eventType.findMany(selection(ctx, query, { ...slice, after, take }));
    rows.push(...next);
    const last = next.at(-1)?.name;
    if (last === undefined || next.length < take || countFitting(rows.map(sizeOf)) < rows.length) break;
    after = slice.direction === "asc" ? { gt: last } : { lt: last };
  }
  return rows;
}

async function readNames(ctx: Ctx, query: EventTypeListQuery, slice: Slice): Promise<EventType[]> {
  const rows = await ctx.prisma.eventType.findMany({
    ...selection(ctx, query, slice),
    omit: { schemas: true, draft: true },
  });
  return rows.map((row) => ({ ...row, schemas: null, draft: null }));
}

function selection(ctx: Ctx, query: EventTypeListQuery, { after, direction, take }: Slice) {
  return {
    where: {
      environmentId: ctx.actor.environmentId,
      ...(after && { name: after }),
      ...(!query.include_archived && { archived: false }),
      ...visibleTo(ctx),
    },
    orderBy: { name: direction },
    take,
  };
}

function sizeOf({ schemas }: EventType): number {
  return schemas === null ? 0 : Buffer.byteLength(JSON.stringify(schemas));
}
