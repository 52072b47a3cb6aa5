import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointsPage } from "#features/all-endpoints/endpoints-page.tsx";
import { endpointFilterOfAddress } from "#features/endpoints/endpoint-filter.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("allEndpoints");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EndpointsRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  const given = Object.entries(await searchParams).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  await requestQueryClient().prefetchInfiniteQuery(
    trpc.endpoints.search.infiniteQueryOptions(
      { environmentId, ...endpointFilterOfAddress(new URLSearchParams(given)) },
      { getNextPageParam: nextPageOf },
    ),
  );
  return (
    <HydrateClient>
      <EndpointsPage environmentId={environmentId} canChange={membership.role !== "viewer"} />
    </HydrateClient>
  );
}
