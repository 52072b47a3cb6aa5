import type { AnonymousCtx } from "../ctx.ts";
import type { UserSession } from "./get-user-session.ts";

export type UserSessionOut = {
  id: string;
  userAgent: string;
  createdAt: string;
  lastSeenAt: string;
  /** Whether it is the one that asks. */
  isCurrent: boolean;
};

const maxSessions = 100;

/** Where one is signed in oneself, the latest sign-in first. */
export async function listUserSessions(
  ctx: AnonymousCtx,
  { userId, sessionId }: Pick<UserSession, "userId" | "sessionId">,
): Promise<UserSessionOut[]> {
  const rows = await ctx.prisma.userSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: ctx.now() } },
    orderBy: { id: "desc" },
    take: maxSessions,
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isCurrent: id === sessionId,
  }));
}
