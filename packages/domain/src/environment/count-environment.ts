import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";

export type EnvironmentCount = {
  applications: number;
  endpoints: number;
  apiKeys: number;
  /** It is the only one of its organization, which keeps one. */
  isLast: boolean;
};

/** What goes when the actor's environment is deleted. */
export async function countEnvironment(ctx: Ctx): Promise<EnvironmentCount> {
  requirePermission(ctx, "own");
  const { environmentId, organizationId } = ctx.actor;
  const now = ctx.now();
  const isOpen = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const [applications, endpoints, apiKeys, others] = await Promise.all([
    ctx.prisma.application.count({ where: { environmentId, kind: "tenant", deletedAt: null } }),
    ctx.prisma.endpoint.count({ where: { environmentId, deletedAt: null } }),
    ctx.prisma.apiKey.count({ where: { environmentId, revokedAt: null, ...isOpen } }),
    ctx.prisma.environment.count({ where: { organizationId, deletedAt: null, id: { not: environmentId } } }),
  ]);
  return { applications, endpoints, apiKeys, isLast: others === 0 };
}
