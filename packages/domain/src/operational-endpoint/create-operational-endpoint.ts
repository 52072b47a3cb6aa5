import type { OperationalWebhookEndpointIn, OperationalWebhookEndpointOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { insertEndpoint } from "../endpoint/insert-endpoint.ts";
import { loadOperational, operationalOut } from "./load-operational.ts";

export async function createOperationalEndpoint(
  ctx: Ctx,
  input: OperationalWebhookEndpointIn,
): Promise<OperationalWebhookEndpointOut> {
  requirePermission(ctx, "manage");
  return operationalOut(await insertEndpoint(ctx, await loadOperational(ctx), input));
}
