import { redirect } from "next/navigation";
import { domain } from "#server/native.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { ctxFor } from "#trpc/context.ts";

type PageProps = { params: Promise<{ environmentId: string }> };

/** The start of an environment: its overview, or the first steps while nothing was published yet. */
export default async function EnvironmentPage({ params }: PageProps) {
  const { environmentId } = await params;
  const { session } = await openEnvironment(environmentId);
  const ctx = ctxFor(session, environmentId);
  const first = ctx && (await domain.getFirstDelivery(ctx));
  redirect(`/${environmentId}/${first?.message === null ? "getting-started" : "overview"}`);
}
