import type { InspectorDetail } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { inspectorDetail } from "./get-inspector.ts";

/** An application's inspector with the newest requests that it got; one that has expired is gone. */
export async function getTenantInspector(
  ctx: Ctx,
  input: { application: string; inspector: string },
): Promise<InspectorDetail> {
  requirePermission(ctx, "read");
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const found = await ctx.prisma.inspector.findFirst({
    where: { id: input.inspector, applicationId, expiresAt: { gt: ctx.now() } },
  });
  if (!found) throw new DomainError("not_found");
  return inspectorDetail(ctx, found);
}
