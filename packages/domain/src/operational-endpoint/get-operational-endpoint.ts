import type { OperationalWebhookEndpointOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { endpointOut } from "../endpoint/endpoint-out.ts";
import { loadOperationalEndpoint, operationalOut } from "./load-operational.ts";

export async function getOperationalEndpoint(
  ctx: Ctx,
  input: { endpoint: string },
): Promise<OperationalWebhookEndpointOut> {
  requirePermission(ctx, "read_as_host");
  const { endpoint } = await loadOperationalEndpoint(ctx, input.endpoint);
  return operationalOut(endpointOut(endpoint));
}
