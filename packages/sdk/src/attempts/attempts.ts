import type { EventQuery, Page } from "../client/page.ts";
import type { MessageStatus } from "../messages/message.ts";
import type { Attempt } from "./attempt.ts";

/**
 * What the lists of attempts take.
 *
 * @example
 * ```ts
 * import type { AttemptListQuery } from "@posthorn/sdk";
 *
 * const failures: AttemptListQuery = { status: 2, withContent: true };
 * ```
 */
export type AttemptListQuery = EventQuery & {
  readonly status?: MessageStatus;
  /** Only answers of this class; 0 is no answer. */
  readonly statusCodeClass?: 0 | 100 | 200 | 300 | 400 | 500;
  /** With the body of the answer. */
  readonly withContent?: boolean;
  /** With the message, without its payload. */
  readonly withMsg?: boolean;
};

/**
 * Attempts at delivery: `posthorn.attempts`.
 *
 * @example
 * ```ts
 * import { createPosthorn } from "@posthorn/sdk";
 *
 * const posthorn = createPosthorn({ apiKey: "sk_test" });
 * const failures = await posthorn.attempts.listByEndpoint("customer-1042", "erp", { status: 2 });
 * for (const { msgId, reason } of failures.data) {
 *   console.log(msgId, reason?.code);
 *   await posthorn.attempts.resend("customer-1042", msgId, "erp");
 * }
 * ```
 */
export type Attempts = {
  /** The newest first. */
  listByEndpoint(application: string, endpoint: string, query?: AttemptListQuery): Promise<Page<Attempt>>;
  /** The newest first. */
  listByMessage(application: string, message: string, query?: AttemptListQuery): Promise<Page<Attempt>>;
  get(application: string, message: string, attempt: string): Promise<Attempt>;
  /** Sends a message to an endpoint once more, now. Its receiver sees the same id. */
  resend(application: string, message: string, endpoint: string): Promise<void>;
  /** Deletes the body of the answer. */
  expungeResponse(application: string, message: string, attempt: string): Promise<void>;
};
