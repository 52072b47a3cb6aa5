import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { filterOfAddress } from "#features/messages/message-filter.ts";
import { MessagesPage } from "#features/messages/messages-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("messages");
  return { title: t("title") };
}

type PageProps = {
  params: Promise<{ environmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MessagesRoute({ params, searchParams }: PageProps) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  const { settings } = resources();
  const parameters = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    ),
  );
  const queryClient = requestQueryClient();
  await queryClient.prefetchInfiniteQuery(
    trpc.messages.search.infiniteQueryOptions(
      { environmentId, ...filterOfAddress(parameters) },
      { getNextPageParam: nextPageOf },
    ),
  );
  return (
    <HydrateClient>
      <MessagesPage
        environmentId={environmentId}
        apiUrl={settings.apiUrl}
        isDemo={settings.demo}
        canResend={membership.role !== "viewer"}
      />
    </HydrateClient>
  );
}
