import type { EndpointHeadersIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeHeaders } from "../endpoint/change-headers.ts";
import { loadOperationalEndpoint } from "./load-operational.ts";

/** Replaces all headers of an operational endpoint. */
export async function setOperationalHeaders(
  ctx: Ctx,
  input: { endpoint: string } & EndpointHeadersIn,
): Promise<void> {
  requirePermission(ctx, "manage");
  await changeHeaders(ctx, await loadOperationalEndpoint(ctx, input.endpoint), () => input.headers);
}
