import type { EndpointOut } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { loadEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import type { LoadedEndpoint } from "./change-endpoint.ts";
import { endpointOut } from "./endpoint-out.ts";

/** How every verb of one endpoint is told which: both by id or uid. */
export type EndpointRef = { application: string; endpoint: string };

export async function getEndpoint(ctx: Ctx, input: EndpointRef): Promise<EndpointOut> {
  requirePermission(ctx, "read");
  const { endpoint } = await loadEndpointOf(ctx, input);
  return endpointOut(endpoint);
}

export async function loadEndpointOf(ctx: Ctx, ref: EndpointRef): Promise<LoadedEndpoint> {
  const application = await loadApplication(ctx, ref.application);
  return { application, endpoint: await loadEndpoint(ctx, application, ref.endpoint) };
}
