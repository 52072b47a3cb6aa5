import type { EndpointSecretRotateIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { rotateSecret } from "../endpoint/rotate-endpoint-secret.ts";
import { loadOperationalEndpoint } from "./load-operational.ts";

export async function rotateOperationalSecret(
  ctx: Ctx,
  input: { endpoint: string; rotation: EndpointSecretRotateIn },
): Promise<void> {
  requirePermission(ctx, "manage");
  await rotateSecret(ctx, await loadOperationalEndpoint(ctx, input.endpoint), input.rotation);
}
