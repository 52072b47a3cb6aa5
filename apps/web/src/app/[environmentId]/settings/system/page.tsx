import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SystemPage } from "#features/system/system-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("system");
  return { title: t("title") };
}

export default async function SystemRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  await requestQueryClient().prefetchQuery(trpc.system.status.queryOptions({ environmentId }));
  return (
    <HydrateClient>
      <SystemPage environmentId={environmentId} />
    </HydrateClient>
  );
}
