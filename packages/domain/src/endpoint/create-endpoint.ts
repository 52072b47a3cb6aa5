import type { EndpointIn, EndpointOut } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { insertEndpoint } from "./insert-endpoint.ts";

export async function createEndpoint(
  ctx: Ctx,
  input: { application: string; endpoint: EndpointIn },
): Promise<EndpointOut> {
  requirePermission(ctx, "manage_endpoint");
  const application = await loadApplication(ctx, input.application);
  return insertEndpoint(ctx, application, input.endpoint);
}
