import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationsPage } from "#features/applications/applications-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("applicationPages");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApplicationsRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  const { text } = await searchParams;
  await requestQueryClient().prefetchInfiniteQuery(
    trpc.applications.list.infiniteQueryOptions(
      { environmentId, text: typeof text === "string" ? text : undefined },
      { getNextPageParam: nextPageOf },
    ),
  );
  return (
    <HydrateClient>
      <ApplicationsPage environmentId={environmentId} canChange={membership.role !== "viewer"} />
    </HydrateClient>
  );
}
