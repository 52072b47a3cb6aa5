import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PortalFrame } from "#features/portal/portal-frame.tsx";
import { portalText } from "#features/portal/portal-text.ts";
import { resources } from "#server/resources.ts";

export const metadata: Metadata = { title: { absolute: portalText.title } };

export default function PortalLayout({ children }: { children: ReactNode }) {
  const { apiUrl, allowPrivateAddresses } = resources().settings;
  return <PortalFrame server={{ apiUrl, allowPrivateAddresses }}>{children}</PortalFrame>;
}
