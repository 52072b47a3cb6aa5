import { AlertAddresses } from "#features/alert-addresses/alert-addresses.tsx";
import { PortalTitle } from "#features/portal/portal-title.tsx";

export default function PortalSettingsPage() {
  return (
    <div className="flex flex-col gap-8">
      <PortalTitle of="settings" />
      <AlertAddresses />
    </div>
  );
}
