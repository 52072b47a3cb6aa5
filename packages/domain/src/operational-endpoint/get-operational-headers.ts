import type { EndpointHeadersOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { shownHeaders } from "../endpoint/get-endpoint-headers.ts";
import { loadOperationalEndpoint } from "./load-operational.ts";

export async function getOperationalHeaders(
  ctx: Ctx,
  input: { endpoint: string },
): Promise<EndpointHeadersOut> {
  requirePermission(ctx, "read_as_host");
  const { endpoint } = await loadOperationalEndpoint(ctx, input.endpoint);
  return shownHeaders(ctx, endpoint);
}
