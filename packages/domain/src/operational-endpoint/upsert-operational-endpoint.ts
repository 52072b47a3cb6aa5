import type { OperationalWebhookEndpointOut, OperationalWebhookEndpointUpsertIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { replaceOrInsert } from "../endpoint/upsert-endpoint.ts";
import { loadOperational, operationalOut } from "./load-operational.ts";

/** Replaces the operational endpoint that the path names, or creates it under that uid. */
export async function upsertOperationalEndpoint(
  ctx: Ctx,
  input: { endpoint: string; replacement: OperationalWebhookEndpointUpsertIn },
): Promise<{ isNew: boolean; value: OperationalWebhookEndpointOut }> {
  requirePermission(ctx, "manage");
  const { isNew, value } = await replaceOrInsert(ctx, await loadOperational(ctx), input);
  return { isNew, value: operationalOut(value) };
}
