import { redirect } from "next/navigation";
import { currentSession } from "#server/current-session.ts";

/** The front page is the start of the first environment. */
export default async function FrontPage() {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  const environments = session.memberships.flatMap((membership) => membership.environments);
  redirect(environments[0] ? `/${environments[0].id}` : "/no-environment");
}
