import { healthOut } from "../health.ts";
import { activityRoutes } from "./activity.ts";
import { alertAddressRoutes } from "./alert-address.ts";
import { applicationRoutes } from "./application.ts";
import { applicationKeyRoutes } from "./application-key.ts";
import { attemptRoutes } from "./attempt.ts";
import { authenticationRoutes } from "./authentication.ts";
import { backgroundTaskRoutes } from "./background-task.ts";
import { endpointRoutes } from "./endpoint.ts";
import { endpointActionRoutes } from "./endpoint-actions.ts";
import { eventTypeRoutes } from "./event-type.ts";
import { inspectorRoutes } from "./inspector.ts";
import { messageRoutes } from "./message.ts";
import { operationalEndpointRoutes } from "./operational-endpoint.ts";
import { routeTable } from "./route.ts";

const healthRoutes = routeTable({
  "health.get": {
    method: "GET",
    path: "/api/v1/health",
    tag: "Health",
    summary: "Ask how the server is",
    description: "HEAD answers the same without a body.",
    callers: [],
    responses: { 200: healthOut, 500: healthOut },
  },
});

/**
 * Every operation of the public API by its id, which is the path of the method in the official client
 * (`endpoint.getSecret`). The api is built from it, and so is the reference.
 *
 * @example
 * const { method, path, body } = routes["message.create"];
 */
export const routes = {
  ...applicationRoutes,
  ...endpointRoutes,
  ...endpointActionRoutes,
  ...eventTypeRoutes,
  ...messageRoutes,
  ...attemptRoutes,
  ...authenticationRoutes,
  ...backgroundTaskRoutes,
  ...operationalEndpointRoutes,
  ...alertAddressRoutes,
  ...applicationKeyRoutes,
  ...inspectorRoutes,
  ...activityRoutes,
  ...healthRoutes,
};

/** The id of an operation: a key of {@link routes}. */
export type OperationId = keyof typeof routes;
