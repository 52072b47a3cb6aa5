import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { catalogFilterOf } from "#features/event-types/catalog-filter.ts";
import { CatalogPage } from "#features/event-types/catalog-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventTypePages");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EventTypesRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  const { text, archived } = await searchParams;
  const filter = catalogFilterOf({ text, archived });
  await requestQueryClient().prefetchQuery(
    trpc.eventTypes.catalog.queryOptions({ environmentId, ...filter }),
  );
  return (
    <HydrateClient>
      <CatalogPage environmentId={environmentId} canChange={membership.role !== "viewer"} />
    </HydrateClient>
  );
}
