import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnvironmentSettingsPage } from "#features/environment-settings/environment-settings-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("environmentSettings");
  return { title: t("title") };
}

export default async function EnvironmentSettingsRoute({
  params,
}: {
  params: Promise<{ environmentId: string }>;
}) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(trpc.environmentSettings.get.queryOptions({ environmentId }));
  return (
    <HydrateClient>
      <EnvironmentSettingsPage
        environmentId={environmentId}
        canChange={membership.role === "admin" || membership.role === "owner"}
        canDelete={membership.role === "owner"}
      />
    </HydrateClient>
  );
}
