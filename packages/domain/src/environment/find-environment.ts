import type { AnonymousCtx } from "../ctx.ts";

/** What an environment is found by: its own id, or that of an API key in it. */
export type EnvironmentRef = { id: string } | { keyId: string };

/** The environment and its organization, as a local actor names them; null when there is none. */
export async function findEnvironment(
  ctx: AnonymousCtx,
  ref: EnvironmentRef,
): Promise<{ environmentId: string; organizationId: string } | null> {
  const found = await ctx.prisma.environment.findFirst({
    where: { deletedAt: null, ...("id" in ref ? { id: ref.id } : { apiKeys: { some: { id: ref.keyId } } }) },
    select: { id: true, organizationId: true },
  });
  return found && { environmentId: found.id, organizationId: found.organizationId };
}
