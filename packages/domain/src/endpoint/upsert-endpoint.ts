import type { EndpointOut, EndpointUpsertIn } from "@posthorn/contract";
import type { Application } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { findEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { repeatUpsert } from "../repeat-upsert.ts";
import { changeEndpoint } from "./change-endpoint.ts";
import { replacingChanges } from "./endpoint-columns.ts";
import { endpointDefaults } from "./endpoint-defaults.ts";
import type { EndpointRef } from "./get-endpoint.ts";
import { insertEndpoint } from "./insert-endpoint.ts";

/** Replaces the endpoint that the path names, or creates it under that uid; secret and headers stay. */
export async function upsertEndpoint(
  ctx: Ctx,
  input: EndpointRef & { replacement: EndpointUpsertIn },
): Promise<{ isNew: boolean; value: EndpointOut }> {
  requirePermission(ctx, "manage_endpoint");
  const application = await loadApplication(ctx, input.application);
  return replaceOrInsert(ctx, application, input);
}

export function replaceOrInsert(
  ctx: Ctx,
  application: Application,
  { endpoint: ref, replacement }: { endpoint: string; replacement: EndpointUpsertIn },
): Promise<{ isNew: boolean; value: EndpointOut }> {
  return repeatUpsert(async () => {
    const endpoint = await findEndpoint(ctx, application, ref);
    if (endpoint) {
      const changes = replacingChanges(replacement, await endpointDefaults(ctx.prisma, application));
      const value = await changeEndpoint(ctx, { application, endpoint }, changes);
      return { isNew: false, value };
    }
    // An id is ours to give: one that names nothing is a mistake, not a wish.
    if (ref.startsWith("ep_")) throw new DomainError("not_found");
    const value = await insertEndpoint(ctx, application, { ...replacement, uid: replacement.uid ?? ref });
    return { isNew: true, value };
  });
}
