import type { EnvironmentKind, MemberRole } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

/** Who is signed in, and everything that is open to them. */
export type UserSession = {
  userId: string;
  email: string;
  name: string;
  memberships: Membership[];
};

export type Membership = {
  organizationId: string;
  organizationName: string;
  role: MemberRole;
  environments: { id: string; name: string; kind: EnvironmentKind }[];
};

/** The operator behind a session; null when it has ended, was revoked or never was. */
export async function getUserSession(
  ctx: AnonymousCtx,
  input: { sessionId: string },
): Promise<UserSession | null> {
  const session = await ctx.prisma.userSession.findFirst({
    where: { id: input.sessionId, revokedAt: null, expiresAt: { gt: ctx.now() } },
    select: { user: { select: userWithMemberships } },
  });
  if (!session) return null;
  const { id, email, name, members } = session.user;
  return {
    userId: id,
    email,
    name,
    memberships: members.map(({ organization, role }) => ({
      organizationId: organization.id,
      organizationName: organization.name,
      role,
      environments: organization.environments,
    })),
  };
}

const userWithMemberships = {
  id: true,
  email: true,
  name: true,
  members: {
    orderBy: { createdAt: "asc" },
    select: {
      role: true,
      organization: {
        select: {
          id: true,
          name: true,
          environments: { orderBy: { createdAt: "asc" }, select: { id: true, name: true, kind: true } },
        },
      },
    },
  },
} as const;
