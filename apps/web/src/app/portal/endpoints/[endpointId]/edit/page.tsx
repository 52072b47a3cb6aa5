import { EditEndpoint } from "#features/endpoints/edit-endpoint.tsx";

type PageProps = { params: Promise<{ endpointId: string }> };

export default async function PortalEditEndpointPage({ params }: PageProps) {
  return <EditEndpoint endpointId={(await params).endpointId} />;
}
