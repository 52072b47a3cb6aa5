import { recoverOut } from "../background-task.ts";
import { endpointStats, eventExampleIn, recoverIn } from "../endpoint-actions.ts";
import { endpointStatsQuery } from "../list-query.ts";
import { messageOut } from "../message.ts";
import { endpointPath } from "./path-params.ts";
import { hostAndTenant, routeTable } from "./route.ts";

/** What is done with an endpoint: its figures, an example, a recovery. */
export const endpointActionRoutes = routeTable({
  "endpoint.getStats": {
    method: "GET",
    path: "/api/v1/app/{app_id}/endpoint/{endpoint_id}/stats",
    tag: "Endpoint",
    summary: "Count the deliveries of an endpoint by status",
    callers: hostAndTenant,
    capability: "ViewBase",
    params: endpointPath,
    query: endpointStatsQuery,
    responses: { 200: endpointStats },
    errors: ["invalid_range"],
  },
  "endpoint.sendExample": {
    method: "POST",
    path: "/api/v1/app/{app_id}/endpoint/{endpoint_id}/send-example",
    tag: "Endpoint",
    summary: "Send an example of an event type to an endpoint",
    description: "The example is the one in the event type's schema; only this endpoint gets it.",
    callers: hostAndTenant,
    capability: "CreateAttempts",
    params: endpointPath,
    body: eventExampleIn,
    responses: { 200: messageOut },
    errors: ["unknown_event_type", "missing_example"],
  },
  "endpoint.recover": {
    method: "POST",
    path: "/api/v1/app/{app_id}/endpoint/{endpoint_id}/recover",
    tag: "Endpoint",
    summary: "Send all that failed since a time again",
    description: "A background task that survives restarts and never goes ahead of live deliveries.",
    callers: hostAndTenant,
    capability: "CreateAttempts",
    params: endpointPath,
    body: recoverIn,
    responses: { 202: recoverOut },
    errors: ["invalid_range", "conflict"],
  },
  "endpoint.replayMissing": {
    method: "POST",
    path: "/api/v1/app/{app_id}/endpoint/{endpoint_id}/replay-missing",
    tag: "Endpoint",
    summary: "Send what was never attempted since a time",
    description:
      "What the endpoint would get today and never did: it was disabled, or asked for fewer event types. A background task, as a recovery is.",
    callers: hostAndTenant,
    capability: "CreateAttempts",
    params: endpointPath,
    body: recoverIn,
    responses: { 202: recoverOut },
    errors: ["invalid_range", "conflict"],
  },
});
