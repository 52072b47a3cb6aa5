import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "#features/people/people-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

type PageProps = { params: Promise<{ environmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeopleRoute({ params }: PageProps) {
  const { environmentId } = await params;
  const { session, membership } = await openEnvironment(environmentId);
  const options = { getNextPageParam: nextPageOf };
  await requestQueryClient().prefetchInfiniteQuery(
    trpc.people.members.infiniteQueryOptions({ environmentId }, options),
  );
  return (
    <HydrateClient>
      <PeoplePage
        environmentId={environmentId}
        organizationName={membership.organizationName}
        userId={session.userId}
        role={membership.role}
      />
    </HydrateClient>
  );
}
