import type {
  ListResponse,
  OperationalEndpointListQuery,
  OperationalWebhookEndpointOut,
} from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { pageOfEndpoints } from "../endpoint/list-endpoints.ts";
import { loadOperational, operationalOut } from "./load-operational.ts";

export async function listOperationalEndpoints(
  ctx: Ctx,
  query: OperationalEndpointListQuery,
): Promise<ListResponse<OperationalWebhookEndpointOut>> {
  requirePermission(ctx, "read_as_host");
  const application = await loadOperational(ctx);
  const page = await pageOfEndpoints(ctx, application.id, query);
  return { ...page, data: page.data.map(operationalOut) };
}
