import type { InspectorOut } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { inspectorOut } from "./inspector-out.ts";
import { findOrMakeInspector } from "./open-inspector.ts";

/** The newest inspector of an application that has an hour to live, or a new one: one or two at a time. */
export async function openTenantInspector(ctx: Ctx, input: { application: string }): Promise<InspectorOut> {
  requirePermission(ctx, "manage_endpoint");
  const { id, environmentId } = await loadApplication(ctx, input.application);
  const row = await findOrMakeInspector(ctx, { environmentId, applicationId: id });
  return inspectorOut(row, ctx.policy);
}
