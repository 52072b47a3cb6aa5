import { EndpointDetail } from "#features/endpoints/endpoint-detail.tsx";

type PageProps = { params: Promise<{ endpointId: string }> };

export default async function PortalEndpointPage({ params }: PageProps) {
  return <EndpointDetail endpointId={(await params).endpointId} />;
}
