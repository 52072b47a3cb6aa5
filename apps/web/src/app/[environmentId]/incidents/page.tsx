import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { stateOfAddress } from "#features/incidents/incident-states.ts";
import { IncidentsPage } from "#features/incidents/incidents-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<{ state?: string | string[] }>;
};

export default async function IncidentsRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  const { state = "" } = await searchParams;
  const address = new URLSearchParams({ state: String(state) });
  await requestQueryClient().prefetchInfiniteQuery(
    trpc.incidents.list.infiniteQueryOptions(
      { environmentId, state: stateOfAddress(address) },
      { getNextPageParam: nextPageOf },
    ),
  );
  return (
    <HydrateClient>
      <IncidentsPage environmentId={environmentId} />
    </HydrateClient>
  );
}
