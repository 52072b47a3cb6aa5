import { ActivityList } from "#features/activity/activity-list.tsx";
import { PortalTitle } from "#features/portal/portal-title.tsx";

export default function PortalActivityPage() {
  return (
    <>
      <PortalTitle of="activity" />
      <ActivityList />
    </>
  );
}
