import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "#server/auth-options.ts";
import { domain } from "#server/native.ts";
import { resources } from "#server/resources.ts";

/** Who is signed in, looked up in the database once a request; null for nobody. */
export const currentSession = cache(async () => {
  const session = await getServerSession(authOptions());
  if (!session?.sessionId) return null;
  return domain.getUserSession(resources().ctx, { sessionId: session.sessionId });
});
