import type { PrismaClient, PrismaTransaction } from "@posthorn/db";
import { hashToken } from "../access/token.ts";

/** Neither accepted nor revoked; whether it has expired is asked beside. */
export const unanswered = { acceptedAt: null, revokedAt: null } as const;

/** What an invitation needs to be accepted. */
export function openAt(now: Date) {
  return { ...unanswered, expiresAt: { gt: now } };
}

/** The open invitation behind a link, with its organization's name; null when it is no longer open. */
export function findByToken(db: PrismaClient | PrismaTransaction, token: string, now: Date) {
  return db.invitation.findFirst({
    where: { tokenHash: hashToken(token), ...openAt(now) },
    include: { organization: { select: { name: true } } },
  });
}
