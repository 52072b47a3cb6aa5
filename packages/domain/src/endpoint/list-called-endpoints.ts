import { matchingPatterns } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";

export type CalledEndpoints = { count: number; urls: string[] };

const maxUrls = 20;

/** The endpoints that a message of this event type, without channels, would go to now: so many, the first by URL. */
export async function listCalledEndpoints(
  ctx: Ctx,
  input: { application: string; eventType: string },
): Promise<CalledEndpoints> {
  requirePermission(ctx, "read");
  const application = await loadApplication(ctx, input.application);
  // As publishing matches them.
  const where = {
    applicationId: application.id,
    deletedAt: null,
    disabledAt: null,
    channels: { isEmpty: true },
    OR: [{ eventTypes: { isEmpty: true } }, { eventTypes: { hasSome: matchingPatterns(input.eventType) } }],
  };
  const [count, rows] = await Promise.all([
    ctx.prisma.endpoint.count({ where }),
    ctx.prisma.endpoint.findMany({ where, orderBy: { id: "asc" }, take: maxUrls, select: { url: true } }),
  ]);
  return { count, urls: rows.map(({ url }) => url) };
}
