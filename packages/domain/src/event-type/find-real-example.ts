import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { samplePayloads } from "./sample-payloads.ts";

/** The newest payload of an event type in 30 days, to be its example; null when there is none that is JSON. */
export async function findRealExample(
  ctx: Ctx,
  { name }: { name: string },
): Promise<{ payload: unknown } | null> {
  requirePermission(ctx, "read_as_host");
  const { payloads } = await samplePayloads(ctx, { eventType: name, days: 30, limit: 5 });
  return payloads.length > 0 ? { payload: payloads[0] } : null;
}
