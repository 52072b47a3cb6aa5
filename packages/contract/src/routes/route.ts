import type { z } from "zod";
import type { Capability } from "../capability.ts";
import type { ErrorCode } from "../errors.ts";

/** Who may call a route: an API key of the environment, a session token of the application, or a key of its own. */
export type Caller = "key" | "session" | "application_key";

/** A method that routes use. */
export type RouteMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The noun that a route is about, as the reference groups them. */
export type RouteTag =
  | "Application"
  | "Endpoint"
  | "Event type"
  | "Message"
  | "Attempt"
  | "Portal access"
  | "Background task"
  | "Operational webhook"
  | "Alert address"
  | "Application key"
  | "Inspector"
  | "Activity"
  | "Health";

/**
 * One operation of the API as data: where it is, who may call it, what it takes and answers. Without callers
 * it needs no credentials. `capability` is what a session token, or an application's key, needs; an API key needs none.
 */
export type Route = {
  method: RouteMethod;
  /** The path with its parameters, `/api/v1/app/{app_id}`; a trailing slash makes no difference. */
  path: `/api/v1/${string}`;
  tag: RouteTag;
  summary: string;
  description?: string;
  callers: readonly Caller[];
  capability?: Capability;
  params?: z.ZodObject;
  query?: z.ZodType;
  body?: z.ZodType;
  /** What the api parses instead of `body`, where it keeps part of the bytes unparsed. */
  parsedBody?: z.ZodType;
  /** True when the body may be left out. */
  isBodyOptional?: true;
  /** The largest body, in bytes; 1 MiB when absent. */
  maxBodyBytes?: number;
  /** The answers that are no errors, by status; null has no body. */
  responses: Readonly<Record<number, z.ZodType | null>>;
  /** True when 200 is an endless `text/event-stream`, each event of which holds one such object. */
  isStream?: true;
  /** Errors of this operation beside those that its shape brings (credentials, parameters, body, limits). */
  errors?: readonly ErrorCode[];
};

/**
 * Types one table of routes: each keeps its own schemas as types.
 *
 * @example
 * const healthRoutes = routeTable({ "health.get": { method: "GET", path: "/api/v1/health", … } });
 */
export function routeTable<const Table extends Record<string, Route>>(table: Table): Table {
  return table;
}

/** Callers of a route that only the host may use. */
export const hostOnly = ["key"] as const;

/** Callers of a route that the host and a tenant, in the portal or with a key of its own, may use. */
export const hostAndTenant = ["key", "session", "application_key"] as const;

/** Callers of a route that the host and a tenant in the portal may use. */
export const hostAndPortal = ["key", "session"] as const;
