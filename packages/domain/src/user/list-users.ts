import type { MemberRole } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

export type InstalledUser = {
  id: string;
  email: string;
  name: string;
  hasPassword: boolean;
  organizations: { id: string; name: string; role: MemberRole }[];
  createdAt: string;
};

const maxUsers = 1_000;

/** Every account of the installation, the oldest first: for the command line of the server's own machine. */
export async function listUsers(ctx: AnonymousCtx): Promise<InstalledUser[]> {
  const rows = await ctx.prisma.user.findMany({
    orderBy: { id: "asc" },
    take: maxUsers,
    include: {
      members: { orderBy: { createdAt: "asc" }, include: { organization: { select: { name: true } } } },
    },
  });
  return rows.map(({ id, email, name, passwordHash, members, createdAt }) => ({
    id,
    email,
    name,
    hasPassword: passwordHash !== null,
    organizations: members.map(({ organizationId, organization, role }) => ({
      id: organizationId,
      name: organization.name,
      role,
    })),
    createdAt: createdAt.toISOString(),
  }));
}
