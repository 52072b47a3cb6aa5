import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PortalFrame } from "#features/portal/portal-frame.tsx";
import { resources } from "#server/resources.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal");
  return { title: { absolute: t("title") } };
}

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("portal");
  const { apiUrl, allowPrivateAddresses } = resources().settings;
  return (
    <PortalFrame server={{ apiUrl, allowPrivateAddresses }} opening={t("opening")}>
      {children}
    </PortalFrame>
  );
}
