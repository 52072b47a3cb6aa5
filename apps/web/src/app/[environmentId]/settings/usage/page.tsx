import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsagePage } from "#features/usage/usage-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("usage");
  return { title: t("title") };
}

export default async function UsageRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  return <UsagePage environmentId={environmentId} />;
}
