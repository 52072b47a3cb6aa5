import { PortalSettings } from "#features/portal/portal-settings.tsx";

export default function PortalSettingsPage() {
  return <PortalSettings />;
}
