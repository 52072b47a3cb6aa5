import type { EventQuery, Page } from "../client/page.ts";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
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
 * const posthorn = createPosthorn({ apiKey: "sk_…" });
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

export function createAttempts({ call }: Transport): Attempts {
  const app = (application: string) => pathId(application, "application");
  const msg = (message: string) => pathId(message, "message");
  const ep = (endpoint: string) => pathId(endpoint, "endpoint");
  const attempted = (attempt: string) => pathId(attempt, "attempt");
  return {
    listByEndpoint: async (application, endpoint, query = {}) =>
      call((svix) => svix.messageAttempt.listByEndpoint(app(application), ep(endpoint), query)),
    listByMessage: async (application, message, query = {}) =>
      call((svix) => svix.messageAttempt.listByMsg(app(application), msg(message), query)),
    get: async (application, message, attempt) =>
      call((svix) => svix.messageAttempt.get(app(application), msg(message), attempted(attempt))),
    resend: async (application, message, endpoint) => {
      await call((svix) => svix.messageAttempt.resend(app(application), msg(message), ep(endpoint)));
    },
    expungeResponse: async (application, message, attempt) =>
      call((svix) => svix.messageAttempt.expungeContent(app(application), msg(message), attempted(attempt))),
  };
}
