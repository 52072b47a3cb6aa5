import type { ErrorCode } from "../errors.ts";
import type { Route } from "../routes/route.ts";

/**
 * Every error that a route may answer: those that its shape brings and its own.
 *
 * @example
 * errorsOfRoute(routes["application.list"]); // ["authentication_failed", …, "generic_error", "value_error"]
 */
export function errorsOfRoute(route: Route): ErrorCode[] {
  const codes: ErrorCode[] = ["server_error"];
  if (route.callers.length > 0) codes.push("authentication_failed", "insufficient access", "rate_limited");
  if (route.params) codes.push("not_found");
  if (route.query) codes.push("generic_error", "value_error");
  if (route.body) {
    codes.push("value_error", "value_error.jsondecode", "payload_too_large", "unsupported_media_type");
  }
  return [...new Set([...codes, ...(route.errors ?? [])])];
}
