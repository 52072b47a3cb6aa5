import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type IncidentOut, presentIncidents } from "./list-incidents.ts";

export async function getIncident(ctx: Ctx, input: { incident: string }): Promise<IncidentOut> {
  requirePermission(ctx, "read_as_host");
  const row = await ctx.prisma.incident.findFirst({
    where: { id: input.incident, environmentId: ctx.actor.environmentId },
  });
  const [shown] = row ? await presentIncidents(ctx, [row]) : [];
  if (!shown) throw new DomainError("not_found");
  return shown;
}
