import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiKeysPage } from "#features/api-keys/api-keys-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("apiKeys");
  return { title: t("title") };
}

export default async function ApiKeysRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(trpc.apiKeys.list.queryOptions({ environmentId }));
  return (
    <HydrateClient>
      <ApiKeysPage environmentId={environmentId} apiUrl={resources().settings.apiUrl} />
    </HydrateClient>
  );
}
