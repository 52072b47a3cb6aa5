import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OverviewPage } from "#features/overview/overview-page.tsx";
import { rangeOfAddress } from "#features/overview/overview-range.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<{ range?: string | string[] }>;
};

export default async function OverviewRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  const { range = "" } = await searchParams;
  const address = new URLSearchParams({ range: String(range) });
  await requestQueryClient().prefetchQuery(
    trpc.overview.get.queryOptions({ environmentId, range: rangeOfAddress(address) }),
  );
  return (
    <HydrateClient>
      <OverviewPage environmentId={environmentId} />
    </HydrateClient>
  );
}
