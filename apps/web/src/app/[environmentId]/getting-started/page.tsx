import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GettingStartedPage } from "#features/getting-started/getting-started-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("gettingStarted");
  return { title: t("title") };
}

type PageProps = { params: Promise<{ environmentId: string }> };

export default async function GettingStartedRoute({ params }: PageProps) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(trpc.gettingStarted.get.queryOptions({ environmentId }));
  const { role } = membership;
  return (
    <HydrateClient>
      <GettingStartedPage
        environmentId={environmentId}
        apiUrl={resources().settings.apiUrl}
        canManage={role !== "viewer"}
        canMakeKeys={role === "admin" || role === "owner"}
      />
    </HydrateClient>
  );
}
