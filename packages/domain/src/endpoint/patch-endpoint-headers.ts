import { type EndpointHeadersPatchIn, namesProblem } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { changeHeaders, type Headers } from "./change-headers.ts";
import { type EndpointRef, loadEndpointOf } from "./get-endpoint.ts";

/** Adds, changes and removes headers of an endpoint; all others stay. Case makes no difference in a name. */
export async function patchEndpointHeaders(
  ctx: Ctx,
  { headers, deleteHeaders, ...ref }: EndpointRef & EndpointHeadersPatchIn,
): Promise<void> {
  requirePermission(ctx, "manage_endpoint");
  const change = { headers, deleteHeaders };
  await changeHeaders(ctx, await loadEndpointOf(ctx, ref), (known) => merge(known, change));
}

function merge(known: Headers, { headers, deleteHeaders }: EndpointHeadersPatchIn): Headers {
  const touched = new Set([...Object.keys(headers), ...deleteHeaders].map((name) => name.toLowerCase()));
  const kept = Object.entries(known).filter(([name]) => !touched.has(name.toLowerCase()));
  const set = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  const merged = Object.fromEntries([...kept, ...set]);
  const problem = namesProblem(Object.keys(merged));
  if (problem) throw invalidField("headers", problem);
  return merged;
}
