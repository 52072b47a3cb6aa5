import { alertAddressIn, alertAddressList, alertAddressOut } from "../alert-address.ts";
import { limits } from "../limits.ts";
import { alertAddressListQuery } from "../list-query.ts";
import { alertAddressPath, applicationPath } from "./path-params.ts";
import { hostAndTenant, routeTable } from "./route.ts";

/** The operations on the e-mail addresses that are told of an application's incidents. */
export const alertAddressRoutes = routeTable({
  "alertAddress.list": {
    method: "GET",
    path: "/api/v1/app/{app_id}/alert-address",
    tag: "Alert address",
    summary: "List the alert addresses of an application",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    query: alertAddressListQuery,
    responses: { 200: alertAddressList },
  },
  "alertAddress.create": {
    method: "POST",
    path: "/api/v1/app/{app_id}/alert-address",
    tag: "Alert address",
    summary: "Add an alert address to an application",
    description: `Its reader is mailed a link to confirm it, and nothing else before that. Asked for again, one that is not confirmed is mailed a new link. An application has up to ${limits.alertAddressesPerApplication}.`,
    callers: hostAndTenant,
    capability: "ManageEndpoint",
    params: applicationPath,
    body: alertAddressIn,
    responses: { 200: alertAddressOut },
    errors: ["limit_reached", "conflict"],
  },
  "alertAddress.delete": {
    method: "DELETE",
    path: "/api/v1/app/{app_id}/alert-address/{alert_address_id}",
    tag: "Alert address",
    summary: "Remove an alert address",
    callers: hostAndTenant,
    capability: "ManageEndpoint",
    params: alertAddressPath,
    responses: { 204: null },
  },
});
