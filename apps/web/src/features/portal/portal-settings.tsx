"use client";

import { AlertAddresses } from "#features/alert-addresses/alert-addresses.tsx";
import { ApplicationKeys } from "#features/application-keys/application-keys.tsx";
import { usePortal } from "./portal-session-provider.tsx";
import { PortalTitle } from "./portal-title.tsx";

/** What holds for the whole application: whom to tell, and which programs may call the API. */
export function PortalSettings() {
  const { can } = usePortal();
  return (
    <div className="flex flex-col gap-8">
      <PortalTitle of="settings" />
      <AlertAddresses />
      {can("ManageApiKeys") ? <ApplicationKeys /> : null}
    </div>
  );
}
