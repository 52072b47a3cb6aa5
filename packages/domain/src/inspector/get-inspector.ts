import type { InspectorDetail } from "@posthorn/contract";
import type { Inspector } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { inspectedRequestOut, inspectorOut, shownRequests } from "./inspector-out.ts";

/** An inspector with the newest requests that it got. */
export async function getInspector(ctx: Ctx, input: { id: string }): Promise<InspectorDetail> {
  requirePermission(ctx, "read_as_host");
  return inspectorDetail(ctx, await loadInspector(ctx, input.id));
}

export async function inspectorDetail(ctx: Ctx, inspector: Inspector): Promise<InspectorDetail> {
  const requests = await ctx.prisma.inspectedRequest.findMany({
    where: { inspectorId: inspector.id },
    orderBy: { id: "desc" },
    take: shownRequests,
  });
  return { ...inspectorOut(inspector, ctx.policy), requests: requests.map(inspectedRequestOut) };
}

/** Inside the actor's environment; one that has expired is gone. */
export async function loadInspector(ctx: Ctx, id: string): Promise<Inspector> {
  const found = await ctx.prisma.inspector.findFirst({
    where: { id, environmentId: ctx.actor.environmentId, expiresAt: { gt: ctx.now() } },
  });
  if (!found) throw new DomainError("not_found");
  return found;
}
