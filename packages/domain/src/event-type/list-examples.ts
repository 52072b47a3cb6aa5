import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { examplesOf } from "./examples-of.ts";

const maxNames = 1_000;

/** The names of the event types that have an example to publish, in order. */
export async function listExamples(ctx: Ctx): Promise<string[]> {
  requirePermission(ctx, "read_as_host");
  const rows = await ctx.prisma.eventType.findMany({
    where: { environmentId: ctx.actor.environmentId, archived: false },
    orderBy: { name: "asc" },
    take: maxNames,
    select: { name: true, schemas: true },
  });
  return rows.filter((row) => examplesOf(row).length > 0).map(({ name }) => name);
}
