import type { EndpointSecretOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { revealSecret } from "../endpoint/get-endpoint-secret.ts";
import { loadOperationalEndpoint } from "./load-operational.ts";

export async function getOperationalSecret(
  ctx: Ctx,
  input: { endpoint: string },
): Promise<EndpointSecretOut> {
  requirePermission(ctx, "manage");
  return revealSecret(ctx, await loadOperationalEndpoint(ctx, input.endpoint));
}
