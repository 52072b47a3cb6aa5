import type { AttemptReason, EndpointHealth } from "@posthorn/contract";
import type { Endpoint } from "@posthorn/db";
import { findNextAttempts } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { reasonOf } from "../incident/incident-out.ts";

type Judged = Pick<Endpoint, "id" | "disabledAt">;

/** How each of some endpoints is, by its id: what its open incident says, and when it is tried next. */
export async function healthOfEndpoints(
  ctx: Ctx,
  endpoints: readonly Judged[],
): Promise<Map<string, EndpointHealth>> {
  const ids = endpoints.map(({ id }) => id);
  const [incidents, nextAttempts] = await Promise.all([
    ctx.prisma.incident.findMany({
      where: { endpointId: { in: ids }, recoveredAt: null },
      select: { endpointId: true, firstFailureAt: true, causeDetail: true },
    }),
    findNextAttempts(ctx.pool, ids),
  ]);
  const open = new Map(incidents.map((incident) => [incident.endpointId, incident]));
  return new Map(
    endpoints.map(({ id, disabledAt }) => {
      const incident = open.get(id);
      const state = disabledAt ? "disabled" : incident ? "failing" : "healthy";
      const reason: AttemptReason | null = incident ? reasonOf(incident.causeDetail) : null;
      return [
        id,
        {
          state,
          failingSince: incident?.firstFailureAt.toISOString() ?? null,
          reason,
          disabledAt: disabledAt?.toISOString() ?? null,
          nextAttemptAt: nextAttempts.get(id)?.toISOString() ?? null,
        },
      ];
    }),
  );
}
