import { createId, type PrismaClient, type PrismaTransaction } from "@posthorn/db";
import type { AnonymousCtx } from "../ctx.ts";

/** How long one sign-in lasts in one browser. */
export const userSessionDays = 30;

const userAgentLength = 400;

/** Opens a session of an account in one browser; answers its id. */
export async function openUserSession(
  db: PrismaClient | PrismaTransaction,
  ctx: AnonymousCtx,
  { userId, userAgent = "" }: { userId: string; userAgent?: string | undefined },
): Promise<string> {
  const now = ctx.now();
  const id = createId("uses", now.getTime());
  await db.userSession.create({
    data: {
      id,
      userId,
      userAgent: userAgent.slice(0, userAgentLength),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + userSessionDays * 86_400_000),
    },
  });
  return id;
}
