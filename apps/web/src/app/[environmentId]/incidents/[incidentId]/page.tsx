import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IncidentPage } from "#features/incidents/incident-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("incidents");
  return { title: t("one") };
}

type PageProps = { params: Promise<{ environmentId: string; incidentId: string }> };

export default async function IncidentRoute({ params }: PageProps) {
  const { environmentId, incidentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(
    trpc.incidents.get.queryOptions({ environmentId, incident: incidentId }),
  );
  return (
    <HydrateClient>
      <IncidentPage
        environmentId={environmentId}
        incidentId={incidentId}
        canChange={membership.role !== "viewer"}
      />
    </HydrateClient>
  );
}
