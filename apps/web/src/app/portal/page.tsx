import { EndpointList } from "#features/endpoints/endpoint-list.tsx";
import { PortalTitle } from "#features/portal/portal-title.tsx";

export default function PortalEndpointsPage() {
  return (
    <>
      <PortalTitle of="endpoints" />
      <EndpointList />
    </>
  );
}
