import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApplicationPage } from "#features/applications/application-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("applicationPages");
  return { title: t("one") };
}

type PageProps = { params: Promise<{ environmentId: string; applicationId: string }> };

export default async function ApplicationRoute({ params }: PageProps) {
  const { environmentId, applicationId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(
    trpc.applications.get.queryOptions({ environmentId, application: applicationId }),
  );
  return (
    <HydrateClient>
      <ApplicationPage
        environmentId={environmentId}
        applicationId={applicationId}
        canChange={membership.role !== "viewer"}
      />
    </HydrateClient>
  );
}
