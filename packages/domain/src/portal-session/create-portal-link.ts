import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { openPortalSession } from "./create-portal-session.ts";

/** A link to send to a customer by hand: the first browser that opens it gets in, for seven days. */
export async function createPortalLink(
  ctx: Ctx,
  { application }: { application: string },
): Promise<{ url: string }> {
  requirePermission(ctx, "manage");
  const access = { featureFlags: [] };
  const { url } = await openPortalSession(ctx, { application, access, action: "portal_session.create_link" });
  return { url };
}
