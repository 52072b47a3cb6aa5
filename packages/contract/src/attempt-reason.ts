import { z } from "zod";

/** How far an attempt had come: looking up the name, connecting, TLS, waiting for the answer, reading it. */
export const attemptPhase = z
  .enum(["dns", "connect", "tls", "first_byte", "last_byte"])
  .describe("How far the attempt had come.");
/** How far an attempt had come. */
export type AttemptPhase = z.output<typeof attemptPhase>;

const host = z.string().describe("The host name of the URL.");
const address = z.string().nullable().describe("The address that was called; null when none was known.");
const port = z.int().min(0).max(65_535).describe("The port that was called.");

/** A reason is a code and what its sentence needs; the sentence is made in the reader's language. */
function reason<Code extends string, Params extends z.core.$ZodLooseShape>(
  code: Code,
  params: Params,
  what: string,
) {
  return z.object({ code: z.literal(code), params: z.object(params) }).describe(what);
}

/**
 * Why an attempt failed: a closed union of codes with parameters; null on an attempt means success.
 *
 * @example
 * attemptReason.parse({ code: "timeout", params: { phase: "first_byte", timeoutMs: 15_000 } });
 */
export const attemptReason = z
  .discriminatedUnion("code", [
    reason("status", { statusCode: z.int().min(100).max(999) }, "It answered, but not with a 2xx."),
    reason("refused", { host, address, port }, "Nothing listens there: the connection was refused."),
    reason("reset", { host, phase: attemptPhase }, "The connection was closed before the answer was whole."),
    reason("unreachable", { host, address }, "No route to the address."),
    reason(
      "dns",
      { host, failure: z.enum(["not_found", "timeout", "failed"]) },
      "The host name could not be looked up.",
    ),
    reason(
      "tls",
      { host, failure: z.string().max(256).describe("What the TLS library calls it, CERT_HAS_EXPIRED.") },
      "No trusted TLS connection could be made.",
    ),
    reason(
      "timeout",
      { phase: attemptPhase, timeoutMs: z.number().min(0).describe("The time it had, in milliseconds.") },
      "The answer was not whole in time.",
    ),
    reason("blocked_address", { host, address }, "The address is private or reserved: it is never called."),
    reason("invalid_url", { url: z.string() }, "The URL cannot be called."),
    reason("invalid_response", { failure: z.string().max(256) }, "What came back is not HTTP."),
    reason("network", { failure: z.string().max(256) }, "Another failure of the network."),
  ])
  .describe("Why the attempt failed: a code and its parameters.");

/** Why an attempt failed. */
export type AttemptReason = z.output<typeof attemptReason>;
/** The code of {@link AttemptReason}. */
export type AttemptReasonCode = AttemptReason["code"];
/** Every code of {@link AttemptReason}. */
export const attemptReasonCodes: readonly AttemptReasonCode[] = [
  "status",
  "refused",
  "reset",
  "unreachable",
  "dns",
  "tls",
  "timeout",
  "blocked_address",
  "invalid_url",
  "invalid_response",
  "network",
];
