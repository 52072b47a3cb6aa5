import { EndpointList } from "#features/endpoints/endpoint-list.tsx";
import { portalText } from "#features/portal/portal-text.ts";

export default function PortalEndpointsPage() {
  return (
    <>
      <h1 className="sr-only">{portalText.tabs.endpoints}</h1>
      <EndpointList />
    </>
  );
}
