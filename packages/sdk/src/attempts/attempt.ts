import type { DeliveryStatus, Message } from "../messages/message.ts";

/**
 * How far an attempt had come when it failed.
 *
 * @example
 * ```ts
 * import type { AttemptPhase } from "@posthorn/sdk";
 *
 * const waiting: AttemptPhase = "first_byte";
 * ```
 */
export type AttemptPhase = "dns" | "connect" | "tls" | "first_byte" | "last_byte";

/**
 * Why an attempt failed: a code and its parameters.
 *
 * @example
 * ```ts
 * import type { AttemptReason } from "@posthorn/sdk";
 *
 * const inWords = (reason: AttemptReason) =>
 *   reason.code === "status" ? `answered ${reason.params.statusCode}` : reason.code;
 * ```
 */
export type AttemptReason =
  | { code: "status"; params: { statusCode: number } }
  | { code: "refused"; params: { host: string; address: string | null; port: number } }
  | { code: "reset"; params: { host: string; phase: AttemptPhase } }
  | { code: "unreachable"; params: { host: string; address: string | null } }
  | { code: "dns"; params: { host: string; failure: "not_found" | "timeout" | "failed" } }
  | { code: "tls"; params: { host: string; failure: string } }
  | { code: "timeout"; params: { phase: AttemptPhase; timeoutMs: number } }
  | { code: "blocked_address"; params: { host: string; address: string | null } }
  | { code: "invalid_url"; params: { url: string } }
  | { code: "invalid_response"; params: { failure: string } }
  | { code: "network"; params: { failure: string } };

/**
 * When an attempt came how far, in milliseconds from its start; null where it did not.
 *
 * @example
 * ```ts
 * import type { AttemptTimings } from "@posthorn/sdk";
 *
 * const serverMs = ({ tlsMs, firstByteMs }: AttemptTimings) => (firstByteMs ?? 0) - (tlsMs ?? 0);
 * ```
 */
export type AttemptTimings = {
  dnsMs?: number | null | undefined;
  connectMs?: number | null | undefined;
  tlsMs?: number | null | undefined;
  firstByteMs?: number | null | undefined;
  lastByteMs?: number | null | undefined;
};

/**
 * An attempt: one HTTP try of a delivery. `responseStatusCode` is 0 when there was no answer; `response` is ""
 * unless asked for with `withContent`.
 *
 * @example
 * ```ts
 * import type { Attempt } from "@posthorn/sdk";
 *
 * const lineOf = (attempt: Attempt) => `${attempt.responseStatusCode} in ${attempt.responseDurationMs} ms`;
 * ```
 */
export type Attempt = Pick<DeliveryStatus, "status" | "statusText"> & {
  id: string;
  msgId: string;
  endpointId: string;
  url: string;
  response: string;
  responseStatusCode: number;
  responseDurationMs: number;
  /** What made it: 0 the schedule, 1 a person. */
  triggerType: 0 | 1;
  timestamp: string;
  /** The message, when asked for with `withMsg`. */
  msg?: Message | null | undefined;
  /** Why it failed; null when it succeeded. */
  reason?: AttemptReason | null | undefined;
  /** Which try of the delivery it was, from 1; null by hand. */
  attemptNumber?: number | null | undefined;
  /** How `response` is written: base64 when it is not UTF-8. */
  responseEncoding?: "text" | "base64" | undefined;
  isResponseCut?: boolean | undefined;
  requestHeaders?: Record<string, string> | null | undefined;
  responseHeaders?: Record<string, string> | null | undefined;
  timings?: AttemptTimings | null | undefined;
  remoteAddress?: string | null | undefined;
  isConnectionReused?: boolean | null | undefined;
  /** True when its outcome came after its lease had ended. */
  isLate?: boolean | undefined;
};
