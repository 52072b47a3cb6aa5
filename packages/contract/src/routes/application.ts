import { applicationIn, applicationList, applicationOut, applicationPatch } from "../application.ts";
import { applicationCreateQuery, applicationListQuery } from "../list-query.ts";
import { applicationPath } from "./path-params.ts";
import { hostAndTenant, hostOnly, routeTable } from "./route.ts";

/** The operations on applications. */
export const applicationRoutes = routeTable({
  "application.list": {
    method: "GET",
    path: "/api/v1/app",
    tag: "Application",
    summary: "List applications",
    callers: hostOnly,
    query: applicationListQuery,
    responses: { 200: applicationList },
  },
  "application.create": {
    method: "POST",
    path: "/api/v1/app",
    tag: "Application",
    summary: "Create an application",
    description: "With `get_if_exists=true` an application that has the uid is answered with 200 instead.",
    callers: hostOnly,
    query: applicationCreateQuery,
    body: applicationIn,
    responses: { 201: applicationOut, 200: applicationOut },
    errors: ["conflict"],
  },
  "application.get": {
    method: "GET",
    path: "/api/v1/app/{app_id}",
    tag: "Application",
    summary: "Get an application",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    responses: { 200: applicationOut },
  },
  "application.upsert": {
    method: "PUT",
    path: "/api/v1/app/{app_id}",
    tag: "Application",
    summary: "Replace an application, or create it",
    callers: hostOnly,
    params: applicationPath,
    body: applicationIn,
    responses: { 200: applicationOut, 201: applicationOut },
    errors: ["conflict"],
  },
  "application.patch": {
    method: "PATCH",
    path: "/api/v1/app/{app_id}",
    tag: "Application",
    summary: "Change an application",
    callers: hostOnly,
    params: applicationPath,
    body: applicationPatch,
    responses: { 200: applicationOut },
    errors: ["conflict"],
  },
  "application.delete": {
    method: "DELETE",
    path: "/api/v1/app/{app_id}",
    tag: "Application",
    summary: "Delete an application",
    description:
      "Its open deliveries are cancelled, its payloads purged by a background task, its uid is free.",
    callers: hostOnly,
    params: applicationPath,
    responses: { 204: null },
  },
});
