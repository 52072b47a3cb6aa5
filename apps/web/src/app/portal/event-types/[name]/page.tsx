import { EventTypeDetail } from "#features/portal-event-types/event-type-detail.tsx";

type PageProps = { params: Promise<{ name: string }> };

export default async function PortalEventTypePage({ params }: PageProps) {
  return <EventTypeDetail name={(await params).name} />;
}
