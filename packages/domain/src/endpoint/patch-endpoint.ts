import type { EndpointOut, EndpointPatch } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Changes the fields that are given; null unsets one. */
export async function patchEndpoint(
  ctx: Ctx,
  { changes, ...ref }: EndpointRef & { changes: EndpointPatch },
): Promise<EndpointOut> {
  requirePermission(ctx, "manage_endpoint");
  return changeEndpoint(ctx, await loadEndpointOf(ctx, ref), changes);
}
