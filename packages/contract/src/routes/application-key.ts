import { applicationKeyIn, applicationKeyList, newApplicationKeyOut } from "../application-key.ts";
import { limits } from "../limits.ts";
import { applicationKeyListQuery } from "../list-query.ts";
import { applicationKeyPath, applicationPath } from "./path-params.ts";
import { hostAndPortal, routeTable } from "./route.ts";

/** The operations on a tenant's own keys. */
export const applicationKeyRoutes = routeTable({
  "applicationKey.list": {
    method: "GET",
    path: "/api/v1/app/{app_id}/api-key",
    tag: "Application key",
    summary: "List the keys of an application",
    description: "The newest first; revoked ones too.",
    callers: hostAndPortal,
    capability: "ManageApiKeys",
    params: applicationPath,
    query: applicationKeyListQuery,
    responses: { 200: applicationKeyList },
  },
  "applicationKey.create": {
    method: "POST",
    path: "/api/v1/app/{app_id}/api-key",
    tag: "Application key",
    summary: "Make a key of an application",
    description: `A session makes none that may do more than it may itself. An application has up to ${limits.keysPerApplication} that are not revoked.`,
    callers: hostAndPortal,
    capability: "ManageApiKeys",
    params: applicationPath,
    body: applicationKeyIn,
    responses: { 200: newApplicationKeyOut },
    errors: ["limit_reached"],
  },
  "applicationKey.revoke": {
    method: "DELETE",
    path: "/api/v1/app/{app_id}/api-key/{key_id}",
    tag: "Application key",
    summary: "Revoke a key of an application",
    description: "For good, and at once. One that is revoked stays so.",
    callers: hostAndPortal,
    capability: "ManageApiKeys",
    params: applicationKeyPath,
    responses: { 204: null },
  },
});
