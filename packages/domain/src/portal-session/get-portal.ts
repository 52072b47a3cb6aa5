import type { PortalOut } from "@posthorn/contract";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { brandingOf } from "../branding/branding-of.ts";
import type { Ctx } from "../ctx.ts";
import { localeOfSession } from "./locale-of-session.ts";

/** How the portal of an application looks and speaks, to the session that asks or to the host. */
export async function getPortal(ctx: Ctx, { application: ref }: { application: string }): Promise<PortalOut> {
  requirePermission(ctx, "read");
  const { environmentId } = await loadApplication(ctx, ref);
  const { actor } = ctx;
  const [environment, session] = await Promise.all([
    ctx.prisma.environment.findUniqueOrThrow({ where: { id: environmentId }, select: { branding: true } }),
    actor.kind === "session"
      ? ctx.prisma.portalSession.findUnique({
          where: { id: actor.portalSessionId },
          select: { locale: true },
        })
      : null,
  ]);
  const branding = brandingOf(environment);
  return { branding, locale: localeOfSession(session, branding) };
}
