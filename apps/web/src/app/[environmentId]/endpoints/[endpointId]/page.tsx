import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EndpointPage } from "#features/all-endpoints/endpoint-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("allEndpoints");
  return { title: t("one") };
}

type PageProps = { params: Promise<{ environmentId: string; endpointId: string }> };

export default async function EndpointRoute({ params }: PageProps) {
  const { environmentId, endpointId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(
    trpc.endpoints.summary.queryOptions({ environmentId, endpoint: endpointId }),
  );
  return (
    <HydrateClient>
      <EndpointPage
        environmentId={environmentId}
        endpointId={endpointId}
        canChange={membership.role !== "viewer"}
      />
    </HydrateClient>
  );
}
