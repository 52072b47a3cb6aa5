import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventTypePage } from "#features/event-types/event-type-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("eventTypePages");
  return { title: t("one") };
}

type PageProps = { params: Promise<{ environmentId: string; name: string }> };

export default async function EventTypeRoute({ params }: PageProps) {
  const { environmentId, name } = await params;
  const { membership, environment } = await openEnvironment(environmentId);
  const queryClient = requestQueryClient();
  await Promise.all([
    queryClient.prefetchQuery(trpc.eventTypes.detail.queryOptions({ environmentId, name })),
    queryClient.prefetchQuery(trpc.eventTypes.impact.queryOptions({ environmentId, name })),
  ]);
  return (
    <HydrateClient>
      <EventTypePage
        environmentId={environmentId}
        name={name}
        canChange={membership.role !== "viewer"}
        isProduction={environment.kind === "production"}
        apiUrl={resources().settings.apiUrl}
      />
    </HydrateClient>
  );
}
