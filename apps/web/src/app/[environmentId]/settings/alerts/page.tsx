import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AlertsPage } from "#features/alerts/alerts-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

type PageProps = { params: Promise<{ environmentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alerts");
  return { title: t("title") };
}

export default async function AlertsRoute({ params }: PageProps) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(trpc.alerts.settings.queryOptions({ environmentId }));
  return (
    <HydrateClient>
      <AlertsPage environmentId={environmentId} />
    </HydrateClient>
  );
}
