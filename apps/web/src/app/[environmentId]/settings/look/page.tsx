import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LookPage } from "#features/look/look-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { HydrateClient, requestQueryClient, trpc } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("look");
  return { title: t("title") };
}

export default async function LookRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  const client = requestQueryClient();
  await Promise.all([
    client.prefetchQuery(trpc.look.get.queryOptions({ environmentId })),
    client.prefetchQuery(trpc.environmentSettings.get.queryOptions({ environmentId })),
  ]);
  return (
    <HydrateClient>
      <LookPage
        environmentId={environmentId}
        canChange={membership.role === "admin" || membership.role === "owner"}
      />
    </HydrateClient>
  );
}
