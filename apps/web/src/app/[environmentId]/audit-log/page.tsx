import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditPage } from "#features/audit/audit-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("audit");
  return { title: t("title") };
}

export default async function AuditRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  await openEnvironment(environmentId);
  return <AuditPage environmentId={environmentId} />;
}
