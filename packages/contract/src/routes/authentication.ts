import {
  applicationTokenExpireIn,
  appPortalAccessIn,
  appPortalAccessOut,
  oneTimeTokenIn,
  oneTimeTokenOut,
} from "../authentication.ts";
import { portalOut } from "../branding.ts";
import { applicationPath } from "./path-params.ts";
import { hostAndTenant, hostOnly, routeTable } from "./route.ts";

/** The operations on portal sessions and their tokens. */
export const authenticationRoutes = routeTable({
  "authentication.appPortalAccess": {
    method: "POST",
    path: "/api/v1/auth/app-portal-access/{app_id}",
    tag: "Portal access",
    summary: "Open a portal session and make its link",
    description:
      "The link is for the first browser that opens it. `token` may be given to a user interface of your own.",
    callers: hostOnly,
    params: applicationPath,
    body: appPortalAccessIn,
    isBodyOptional: true,
    responses: { 200: appPortalAccessOut },
    errors: ["application_uid_mismatch", "application_uid_missing"],
  },
  "authentication.exchangeOneTimeToken": {
    method: "POST",
    path: "/api/v1/auth/one-time-token",
    tag: "Portal access",
    summary: "Exchange the token of a portal link for a session token",
    description: "The portal does this. The same browser may do it again, another one may not.",
    callers: [],
    body: oneTimeTokenIn,
    responses: { 200: oneTimeTokenOut },
    errors: ["link_expired", "link_already_used", "rate_limited"],
  },
  "authentication.logout": {
    method: "POST",
    path: "/api/v1/auth/logout",
    tag: "Portal access",
    summary: "End the portal session of this session token",
    description: "All tokens of the session end with it. An API key cannot log out: 403.",
    callers: ["session"],
    capability: "ViewBase",
    responses: { 204: null },
  },
  "authentication.getPortal": {
    method: "GET",
    path: "/api/v1/app/{app_id}/portal",
    tag: "Portal access",
    summary: "Get how the portal looks and speaks",
    description: "For a user interface of your own: branding and language of the session that asks.",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: applicationPath,
    responses: { 200: portalOut },
  },
  "authentication.expireAll": {
    method: "POST",
    path: "/api/v1/auth/app/{app_id}/expire-all",
    tag: "Portal access",
    summary: "End the portal sessions of an application",
    callers: hostOnly,
    params: applicationPath,
    body: applicationTokenExpireIn,
    isBodyOptional: true,
    responses: { 204: null },
  },
});
