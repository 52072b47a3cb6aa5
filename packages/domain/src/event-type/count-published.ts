import { readRollups, rollupSegments } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";

const dayMs = 86_400_000;

/** Messages published by event type in the last days, from rollups: those of an application, or of all tenants. */
export async function countPublished(
  ctx: Ctx,
  owner: { days: number } & ({ applicationId: string } | { exceptApplicationId: string }),
): Promise<Map<string, number>> {
  const { days, ...whose } = owner;
  const now = ctx.now().getTime();
  const segments = rollupSegments({ from: now - days * dayMs, to: now }, now);
  // What was published has no endpoint: the rows of deliveries are left unread.
  const filter = { environmentId: ctx.actor.environmentId, endpointId: "", ...whose };
  const rows = await readRollups(ctx.pool, filter, segments, "event_type");
  return new Map(
    rows.filter(({ outcome }) => outcome === "published").map(({ group, count }) => [group, count]),
  );
}
