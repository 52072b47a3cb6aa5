import type { EndpointHealth } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { healthOfEndpoints } from "./health-of-endpoints.ts";

/** Whether an endpoint fails, since when and why, and when it is tried next. */
export async function getEndpointHealth(ctx: Ctx, input: EndpointRef): Promise<EndpointHealth> {
  requirePermission(ctx, "read");
  const { endpoint } = await loadEndpointOf(ctx, input);
  const health = (await healthOfEndpoints(ctx, [endpoint])).get(endpoint.id);
  if (!health) throw new DomainError("not_found");
  return health;
}
