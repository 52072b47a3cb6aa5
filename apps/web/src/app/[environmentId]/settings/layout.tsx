import type { ReactNode } from "react";
import { SettingsFrame } from "#features/settings/settings-frame.tsx";

type LayoutProps = { children: ReactNode; params: Promise<{ environmentId: string }> };

export default async function SettingsLayout({ children, params }: LayoutProps) {
  return <SettingsFrame environmentId={(await params).environmentId}>{children}</SettingsFrame>;
}
