/**
 * Every code that the API answers with. Their meaning and the way out stand in the API's reference.
 *
 * @example
 * ```ts
 * import { apiErrorCodes } from "@posthorn/sdk";
 *
 * const isFromApi = (code: string) => apiErrorCodes.some((each) => each === code);
 * ```
 */
export const apiErrorCodes = [
  "generic_error",
  "invalid_range",
  "missing_payload",
  "limit_reached",
  "authentication_failed",
  "link_expired",
  "insufficient access",
  "link_already_used",
  "not_found",
  "method_not_allowed",
  "request_timeout",
  "conflict",
  "event_type_exists",
  "payload_too_large",
  "unsupported_media_type",
  "value_error",
  "value_error.jsondecode",
  "application_uid_mismatch",
  "application_uid_missing",
  "endpoint_limit",
  "blocked_address",
  "unknown_event_type",
  "missing_example",
  "headers_too_large",
  "rate_limited",
  "server_error",
  "overloaded",
] as const;

/**
 * A code that the API answers with: an entry of {@link apiErrorCodes}.
 *
 * @example
 * ```ts
 * import type { ApiErrorCode } from "@posthorn/sdk";
 *
 * const waitable: readonly ApiErrorCode[] = ["rate_limited", "overloaded"];
 * ```
 */
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/**
 * The code of a `PosthornError`: one of the API's, or one of this package's own:
 * `invalid_options` (what was passed to `createPosthorn`), `invalid_input` (an id, a limit),
 * `invalid_payload` (not JSON, or not what its schema says), `unsupported_schema` (no JSON Schema can be made
 * of it), `network_error` (the server could not be reached), `timeout` (no whole answer in time),
 * `unexpected_response` (an answer that is not Posthorn's: look at `serverUrl`).
 *
 * @example
 * ```ts
 * import type { PosthornErrorCode } from "@posthorn/sdk";
 *
 * const isOutage = (code: PosthornErrorCode) => code === "network_error" || code === "timeout";
 * ```
 */
export type PosthornErrorCode =
  | ApiErrorCode
  | "invalid_options"
  | "invalid_input"
  | "invalid_payload"
  | "unsupported_schema"
  | "network_error"
  | "timeout"
  | "unexpected_response";
