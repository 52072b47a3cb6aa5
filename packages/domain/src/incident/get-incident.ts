import type { BackgroundTaskOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import { backgroundTaskOut } from "../background-task/background-task-out.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type IncidentOut, presentIncidents } from "./incident-out.ts";

/** With the last recovery of its endpoint since it began, under way or not. */
export type IncidentDetail = IncidentOut & { recovery: BackgroundTaskOut | null };

export async function getIncident(ctx: Ctx, input: { incident: string }): Promise<IncidentDetail> {
  requirePermission(ctx, "read_as_host");
  const row = await ctx.prisma.incident.findFirst({
    where: { id: input.incident, environmentId: ctx.actor.environmentId },
  });
  const [shown] = row ? await presentIncidents(ctx, [row]) : [];
  if (!row || !shown) throw new DomainError("not_found");
  const recovery = await ctx.prisma.backgroundTask.findFirst({
    where: { endpointId: row.endpointId, createdAt: { gte: row.firstFailureAt } },
    orderBy: { id: "desc" },
  });
  return { ...shown, recovery: recovery && backgroundTaskOut(recovery) };
}
