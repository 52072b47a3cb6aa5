import { type EndpointHeadersOut, sensitiveHeaderNames } from "@posthorn/contract";
import type { Endpoint } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";
import { openHeaders } from "./sealed-fields.ts";

/** The headers of an endpoint; of those that hold credentials only the names. */
export async function getEndpointHeaders(ctx: Ctx, input: EndpointRef): Promise<EndpointHeadersOut> {
  requirePermission(ctx, "read");
  const { endpoint } = await loadEndpointOf(ctx, input);
  return shownHeaders(ctx, endpoint);
}

export function shownHeaders(ctx: Ctx, endpoint: Endpoint): EndpointHeadersOut {
  const entries = Object.entries(openHeaders(ctx.vault, endpoint));
  return {
    headers: Object.fromEntries(entries.filter(([name]) => !isSensitive(name))),
    sensitive: entries.map(([name]) => name).filter(isSensitive),
  };
}

function isSensitive(name: string): boolean {
  const names: readonly string[] = sensitiveHeaderNames;
  return names.includes(name.toLowerCase());
}
