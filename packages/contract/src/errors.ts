/**
 * How the body of an error reads: `error` is `{ code, detail }`; `validation` is
 * `{ detail: [{ loc, msg, type }] }` with the code as `type`.
 */
export type ErrorBodyKind = "error" | "validation";

/** One error of the API: its HTTP status, its body, the default detail and, for the docs, the way out. */
export type ErrorEntry = {
  status: number;
  body: ErrorBodyKind;
  detail: string;
  wayOut: string;
  /** True when the answer carries `Retry-After`, in seconds. */
  hasRetryAfter?: true;
};

/**
 * Every error of the API by its code, once: what edges map to an answer and docs are made from. The codes of
 * validation errors are the `type` of their items.
 *
 * @example
 * const { status, detail } = errors.missing_payload; // 400
 */
export const errors = {
  generic_error: {
    status: 400,
    body: "error",
    detail: "The request cannot be read.",
    wayOut: "Compare its parameters with the reference; the detail names the one.",
  },
  invalid_range: {
    status: 400,
    body: "error",
    detail: "The time range is not valid.",
    wayOut:
      "`since` comes before `until`; statistics span at most 28 days, a recovery begins at most 14 days ago.",
  },
  missing_payload: {
    status: 400,
    body: "error",
    detail: "The payload of this message is gone.",
    wayOut: "It was expunged or its retention has passed; publish the event again.",
  },
  limit_reached: {
    status: 400,
    body: "error",
    detail: "A limit is reached.",
    wayOut:
      "The detail names it: wait until an old secret's grace period has passed, or until resends have gone out.",
  },
  authentication_failed: {
    status: 401,
    body: "error",
    detail: "Incorrect authentication credentials.",
    wayOut: "Send a valid API key or session token; this one is unknown, expired or revoked.",
  },
  link_expired: {
    status: 401,
    body: "error",
    detail: "This portal link is no longer valid.",
    wayOut: "Ask the host application for a new link.",
  },
  "insufficient access": {
    status: 403,
    body: "error",
    detail: "Insufficient access for the given operation.",
    wayOut: "Use an API key, or a session token with the capability that the operation names.",
  },
  link_already_used: {
    status: 403,
    body: "error",
    detail: "This portal link was already opened in another browser.",
    wayOut: "Ask the host application for a new link.",
  },
  not_found: {
    status: 404,
    body: "error",
    detail: "Entity not found.",
    wayOut: "Check the id or uid, and that it belongs to the environment of the key.",
  },
  method_not_allowed: {
    status: 405,
    body: "error",
    detail: "This path does not take this method.",
    wayOut: "Use one of the methods in the `Allow` header.",
  },
  request_timeout: {
    status: 408,
    body: "error",
    detail: "The request did not come in whole in time.",
    wayOut: "Send it again, faster than in a minute.",
  },
  conflict: {
    status: 409,
    body: "error",
    detail: "A conflict has occurred.",
    wayOut: "The uid or event id is in use: choose another, or take the one that has it.",
  },
  event_type_exists: {
    status: 409,
    body: "error",
    detail: "An event type with this name exists.",
    wayOut: "Update it with PUT or PATCH.",
  },
  payload_too_large: {
    status: 413,
    body: "error",
    detail: "The request body is too large: a request takes 1 MiB, a batch 5 MiB.",
    wayOut: "Send less, or a link to the rest.",
  },
  unsupported_media_type: {
    status: 415,
    body: "error",
    detail: "The content type is not supported: send application/json.",
    wayOut: "The header `content-type` says what the body is.",
  },
  value_error: {
    status: 422,
    body: "validation",
    detail: "A value does not fit.",
    wayOut: "`loc` names the field and `msg` says what fits.",
  },
  "value_error.jsondecode": {
    status: 422,
    body: "validation",
    detail: "The body is not valid JSON.",
    wayOut: "Send one JSON value in UTF-8; `msg` says where it breaks.",
  },
  application_uid_mismatch: {
    status: 422,
    body: "validation",
    detail: "The uid of `application` is not the one in the path.",
    wayOut: "Use the same uid in both.",
  },
  application_uid_missing: {
    status: 422,
    body: "validation",
    detail: "`application` has no uid.",
    wayOut: "Give it the uid that is in the path.",
  },
  endpoint_limit: {
    status: 422,
    body: "validation",
    detail: "The application has as many endpoints as its environment allows.",
    wayOut:
      "Delete one, or raise the limit: `posthorn environment set env_… --endpoints-per-application 200`.",
  },
  blocked_address: {
    status: 422,
    body: "validation",
    detail: "The URL leads to a private or reserved address.",
    wayOut: "Use a public address; on your own machine see POSTHORN_ALLOW_PRIVATE_ADDRESSES.",
  },
  unknown_event_type: {
    status: 422,
    body: "validation",
    detail: "The event type does not exist or is archived.",
    wayOut: "Create it first, or use a name such as `order.*`.",
  },
  missing_example: {
    status: 422,
    body: "validation",
    detail: "The event type has no example.",
    wayOut: "Add `examples` to its schema.",
  },
  headers_too_large: {
    status: 431,
    body: "error",
    detail: "The request's headers are too large.",
    wayOut: "Path and headers together take 16 KiB: leave some out.",
  },
  rate_limited: {
    status: 429,
    body: "error",
    detail: "Too many requests.",
    wayOut: "Wait as long as `Retry-After` says.",
    hasRetryAfter: true,
  },
  server_error: {
    status: 500,
    body: "error",
    detail: "Internal server error.",
    wayOut: "Try again; if it stays, report the request id of the answer.",
  },
  overloaded: {
    status: 503,
    body: "error",
    detail: "The server has more work waiting than it takes.",
    wayOut: "Wait as long as `Retry-After` says; nothing was stored.",
    hasRetryAfter: true,
  },
} as const satisfies Record<string, ErrorEntry>;

/** The code of an error: a key of {@link errors}. */
export type ErrorCode = keyof typeof errors;

/** The codes whose body lists what is wrong: the `type` of an item of a 422 answer. */
export type ValidationErrorCode = {
  [Code in ErrorCode]: (typeof errors)[Code]["body"] extends "validation" ? Code : never;
}[ErrorCode];

/**
 * Codes of zod issues that mean a query parameter could not be read at all: 400 `generic_error`. All other
 * issues, and all issues of a body, are 422 `value_error`.
 *
 * @example
 * const isUnreadable = unreadableQueryIssues.includes(issue.code);
 */
export const unreadableQueryIssues = [
  "invalid_type",
  "invalid_format",
  "invalid_value",
  "invalid_union",
] as const;
