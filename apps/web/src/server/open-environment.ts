import type { Membership, UserSession } from "@posthorn/domain";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { currentSession } from "#server/current-session.ts";

export type OpenEnvironment = {
  session: UserSession;
  membership: Membership;
  environment: Membership["environments"][number];
};

/** The environment of a page, for whoever is signed in; nobody is sent to sign in and comes back after. */
export async function openEnvironment(environmentId: string): Promise<OpenEnvironment> {
  const session = await currentSession();
  if (!session) {
    const path = (await headers()).get("x-posthorn-path") ?? "/";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  for (const membership of session.memberships) {
    const environment = membership.environments.find(({ id }) => id === environmentId);
    if (environment) return { session, membership, environment };
  }
  return notFound();
}
