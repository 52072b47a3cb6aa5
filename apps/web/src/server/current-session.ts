import type { UserSession } from "@posthorn/domain";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "#server/auth-options.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";

/** The session row that the request's cookie names; whether it is still open, its row says. */
export const currentSessionId = cache(async () => (await getServerSession(authOptions()))?.sessionId ?? null);

/** Who is signed in, looked up in the database once a request; null for nobody. */
export const currentSession = cache(async () => sessionOf(await currentSessionId()));

export async function sessionOf(sessionId: string | null): Promise<UserSession | null> {
  return sessionId === null ? null : domain.getUserSession(resources().ctx, { sessionId });
}
