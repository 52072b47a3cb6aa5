import { limits } from "@posthorn/contract";
import { actorName } from "../access/actor.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { openPortalSession } from "./create-portal-session.ts";

/**
 * A link into the portal as the customer sees it, for the operator who asks: it lives an hour, is named for them, and
 * what is done in it is written down as done in that session.
 */
export async function openAsTenant(
  ctx: Ctx,
  { application }: { application: string },
): Promise<{ url: string }> {
  requirePermission(ctx, "manage");
  const access = { featureFlags: [], expiry: limits.sessionSecondsMin, sessionId: actorName(ctx.actor) };
  const { url } = await openPortalSession(ctx, {
    application,
    access,
    action: "portal_session.open_as_tenant",
  });
  return { url };
}
