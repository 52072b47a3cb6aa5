import type { EndpointHeadersIn } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { changeHeaders } from "./change-headers.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Replaces all headers of an endpoint. */
export async function setEndpointHeaders(ctx: Ctx, input: EndpointRef & EndpointHeadersIn): Promise<void> {
  requirePermission(ctx, "manage_endpoint");
  await changeHeaders(ctx, await loadEndpointOf(ctx, input), () => input.headers);
}
