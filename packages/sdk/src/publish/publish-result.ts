import type { PosthornIssue } from "../errors/posthorn-error.ts";
import type { PublishedMessage } from "../messages/message.ts";

/**
 * What became of one message of `publishMany`: stored, or refused with the status and body that it would have
 * got alone.
 *
 * @example
 * ```ts
 * import type { PublishResult } from "@posthorn/sdk";
 *
 * const refusals = (results: PublishResult[]) => results.filter((result) => !result.ok);
 * ```
 */
export type PublishResult =
  | { readonly ok: true; readonly message: PublishedMessage }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly detail: string;
      readonly issues: readonly PosthornIssue[];
    };
