import { PortalTitle } from "#features/portal/portal-title.tsx";
import { EventTypeList } from "#features/portal-event-types/event-type-list.tsx";

export default function PortalEventTypesPage() {
  return (
    <>
      <PortalTitle of="eventTypes" />
      <EventTypeList />
    </>
  );
}
