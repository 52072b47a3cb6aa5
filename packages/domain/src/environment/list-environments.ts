import type { EnvironmentKind } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

export type InstalledEnvironment = {
  id: string;
  name: string;
  kind: EnvironmentKind;
  organizationId: string;
  organizationName: string;
};

const maxEnvironments = 1_000;

/** Every environment of the installation, the oldest first: for the command line of the server's own machine. */
export async function listEnvironments(ctx: AnonymousCtx): Promise<InstalledEnvironment[]> {
  const rows = await ctx.prisma.environment.findMany({
    where: { deletedAt: null },
    orderBy: { id: "asc" },
    take: maxEnvironments,
    include: { organization: { select: { name: true } } },
  });
  return rows.map(({ id, name, kind, organizationId, organization }) => ({
    id,
    name,
    kind,
    organizationId,
    organizationName: organization.name,
  }));
}
