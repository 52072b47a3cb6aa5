import { activityList } from "../activity.ts";
import { activityListQuery } from "../list-query.ts";
import { applicationPath } from "./path-params.ts";
import { hostAndTenant, routeTable } from "./route.ts";

/** What happened in an application. */
export const activityRoutes = routeTable({
  "activity.list": {
    method: "GET",
    path: "/api/v1/app/{app_id}/activity",
    tag: "Activity",
    summary: "List what was changed in an application",
    description:
      "Of the last 400 days, the newest first. Who of the host's people did it is not told; a page may be short, with `done` false.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    query: activityListQuery,
    responses: { 200: activityList },
  },
});
