import type { EnvironmentKind, MemberRole } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

/** Who is signed in, and everything that is open to them. */
export type UserSession = {
  sessionId: string;
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

const seenEveryMs = 300_000;

/** The operator behind a session; null when it has ended, was revoked or never was. Notes when it was last seen. */
export async function getUserSession(
  ctx: AnonymousCtx,
  input: { sessionId: string },
): Promise<UserSession | null> {
  const session = await ctx.prisma.userSession.findFirst({
    where: { id: input.sessionId, revokedAt: null, expiresAt: { gt: ctx.now() } },
    select: { lastSeenAt: true, user: { select: userWithMemberships } },
  });
  if (!session) return null;
  const now = ctx.now();
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs) {
    await ctx.prisma.userSession.updateMany({
      where: { id: input.sessionId, lastSeenAt: session.lastSeenAt },
      data: { lastSeenAt: now },
    });
  }
  const { id, email, name, members } = session.user;
  return {
    sessionId: input.sessionId,
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
          environments: {
            where: { deletedAt: null },
            orderBy: { createdAt: "asc" },
            select: { id: true, name: true, kind: true },
          },
        },
      },
    },
  },
} as const;
