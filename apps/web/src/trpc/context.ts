import type { Ctx, UserActor, UserSession } from "@posthorn/domain";
import { headers } from "next/headers";
import { currentSession, currentSessionId, sessionOf } from "#server/current-session.ts";
import { resources } from "#server/resources.ts";

export type TrpcContext = {
  session: UserSession | null;
  /** For calls that go on for long: looks again who asks. */
  sessionNow(): Promise<UserSession | null>;
  /** What the request says of where it comes from. */
  headers: Headers;
};

/** What every procedure starts with: who asks. */
export async function createContext(): Promise<TrpcContext> {
  const sessionId = await currentSessionId();
  return {
    session: await currentSession(),
    sessionNow: () => sessionOf(sessionId),
    headers: await headers(),
  };
}

/** The domain's context for an operator in one environment; undefined when it is not open to them. */
export function ctxFor(
  session: UserSession,
  environmentId: string,
): (Ctx & { actor: UserActor }) | undefined {
  const membership = session.memberships.find(({ environments }) =>
    environments.some((environment) => environment.id === environmentId),
  );
  if (!membership) return undefined;
  const { organizationId, role } = membership;
  const { userId } = session;
  return { ...resources().ctx, actor: { kind: "user", userId, organizationId, environmentId, role } };
}
