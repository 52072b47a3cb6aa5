import type { PosthornErrorCode } from "./error-codes.ts";

/**
 * One thing that did not fit: where (`["body", "channels", "[0]"]`), in words, and a code.
 *
 * @example
 * ```ts
 * import type { PosthornIssue } from "@posthorn/sdk";
 *
 * const inWords = (issue: PosthornIssue) => `${issue.loc.join(".")}: ${issue.msg}`;
 * ```
 */
export type PosthornIssue = {
  readonly loc: readonly string[];
  readonly msg: string;
  readonly type: string;
};

/**
 * What a {@link PosthornError} carries beside its code and message.
 *
 * @example
 * ```ts
 * import { PosthornError, type PosthornErrorDetails } from "@posthorn/sdk";
 *
 * const details: PosthornErrorDetails = { status: 429, retryAfterSeconds: 30 };
 * const error = new PosthornError("rate_limited", "Too many requests.", details);
 * ```
 */
export type PosthornErrorDetails = {
  /** The HTTP status of the answer; absent when there was none. */
  readonly status?: number;
  /** What did not fit, for a 422 and for a payload that its schema refuses. */
  readonly issues?: readonly PosthornIssue[];
  /** The id of the request, to find it in the server's log. */
  readonly requestId?: string;
  /** How long the server asked to wait, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
};

/**
 * The one error that this package throws. `code` says what to do about it: the codes of the API, and those of
 * the package itself (`network_error`, `timeout`, `invalid_payload`, …). It never holds the API key.
 *
 * @example
 * ```ts
 * import { createPosthorn, PosthornError } from "@posthorn/sdk";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_unknown" });
 * try {
 *   await posthorn.applications.get("nobody");
 * } catch (error) {
 *   if (!(error instanceof PosthornError)) throw error;
 *   console.error(error.code, error.status, error.message);
 * }
 * ```
 */
export class PosthornError extends Error {
  override readonly name = "PosthornError";
  readonly code: PosthornErrorCode;
  readonly status: number | undefined;
  readonly issues: readonly PosthornIssue[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: PosthornErrorCode, message: string, details: PosthornErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.issues = details.issues ?? [];
    this.requestId = details.requestId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
