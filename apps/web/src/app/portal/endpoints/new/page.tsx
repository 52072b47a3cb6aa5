import { AddEndpoint } from "#features/endpoints/add-endpoint.tsx";

export default function PortalAddEndpointPage() {
  return <AddEndpoint />;
}
