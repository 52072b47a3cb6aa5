import { EndpointList } from "#features/endpoints/endpoint-list.tsx";

export default function PortalEndpointsPage() {
  return <EndpointList />;
}
