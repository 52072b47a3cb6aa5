import type { ListResponse } from "@posthorn/contract";
import type { Incident } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage } from "../list-page.ts";
import { type IncidentOut, presentIncidents } from "./incident-out.ts";

export type IncidentQuery = {
  limit: number;
  iterator?: string | undefined;
  state?: "open" | "recovered" | undefined;
  application?: string | undefined;
  endpointId?: string | undefined;
};

/** A page of the incidents of an environment or one application, the newest first. */
export async function listIncidents(ctx: Ctx, query: IncidentQuery): Promise<ListResponse<IncidentOut>> {
  requirePermission(ctx, query.application === undefined ? "read_as_host" : "read");
  const application =
    query.application === undefined ? undefined : await loadApplication(ctx, query.application);
  const page = await listPage<Incident, Incident>(
    { ...query, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.incident.findMany({
          where: {
            environmentId: ctx.actor.environmentId,
            ...(application && { applicationId: application.id }),
            ...(query.endpointId !== undefined && { endpointId: query.endpointId }),
            ...(query.state && { recoveredAt: query.state === "open" ? null : { not: null } }),
            ...(after && { id: after }),
          },
          orderBy: { id: direction },
          take,
        }),
      keyOf: (row) => row.id,
      toItem: (row) => row,
    },
  );
  return { ...page, data: await presentIncidents(ctx, page.data) };
}
