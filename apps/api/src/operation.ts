import { type OperationId, type Route, type RouteMethod, routes } from "@posthorn/contract";
import type { FastifyInstance } from "fastify";

export type Operation = { id: OperationId; route: Route };

declare module "fastify" {
  interface FastifyContextConfig {
    /** Which operation of the contract a route is; absent on pages and health pings. */
    operation?: Operation;
  }
  interface FastifyRequest {
    /** The operation of the request's route. */
    operation: Operation | undefined;
  }
}

/** Notes the operation on each request, once: Fastify makes a new object each time it is asked for the route. */
export function noteOperations(server: FastifyInstance): void {
  server.decorateRequest("operation");
  server.addHook("onRequest", (request, _reply, done) => {
    request.operation = request.routeOptions.config.operation;
    done();
  });
}

/** Where and how Fastify serves one operation; the handler is all that is left to add. */
export type OperationRoute = {
  method: RouteMethod;
  url: string;
  config: { operation: Operation };
  bodyLimit?: number;
};

const table: Record<OperationId, Route> = routes;

/** Every operation of the contract. */
export const operations: readonly Operation[] = Object.entries(table).map(
  ([id, route]) => ({ id, route }) as Operation,
);

/**
 * The route of one operation, from the contract's table: method, path, who may call it, the size of its body.
 * A route registered with it is authenticated, limited, counted and logged like every other.
 */
export function operationRoute(id: OperationId): OperationRoute {
  const route = table[id];
  return {
    method: route.method,
    url: urlOf(route),
    config: { operation: { id, route } },
    ...(route.maxBodyBytes !== undefined && { bodyLimit: route.maxBodyBytes }),
  };
}

/** The path in Fastify's notation: `/app/{app_id}` is `/app/:app_id`. */
export function urlOf(route: Route): string {
  return route.path.replaceAll(/\{(\w+)\}/g, ":$1");
}
