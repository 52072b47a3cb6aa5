import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { removeEndpoint } from "../endpoint/delete-endpoint.ts";
import { loadOperationalEndpoint } from "./load-operational.ts";

export async function deleteOperationalEndpoint(ctx: Ctx, input: { endpoint: string }): Promise<void> {
  requirePermission(ctx, "manage");
  await removeEndpoint(ctx, await loadOperationalEndpoint(ctx, input.endpoint));
}
