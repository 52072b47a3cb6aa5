import { inspectorDetail, inspectorOut } from "../inspector.ts";
import { applicationPath, inspectorPath } from "./path-params.ts";
import { hostAndTenant, routeTable } from "./route.ts";

/** The operations on an application's inspector. */
export const inspectorRoutes = routeTable({
  "inspector.open": {
    method: "POST",
    path: "/api/v1/app/{app_id}/inspector",
    tag: "Inspector",
    summary: "Get a URL that shows what is sent there",
    description:
      "The application's, or a new one when that has less than an hour to live. It lives for a day.",
    callers: hostAndTenant,
    capability: "ManageEndpoint",
    params: applicationPath,
    responses: { 200: inspectorOut },
  },
  "inspector.get": {
    method: "GET",
    path: "/api/v1/app/{app_id}/inspector/{inspector_id}",
    tag: "Inspector",
    summary: "Get what an inspector received",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: inspectorPath,
    responses: { 200: inspectorDetail },
  },
});
