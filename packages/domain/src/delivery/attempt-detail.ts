import {
  type AttemptPhase,
  type AttemptReason,
  type AttemptTimings,
  sensitiveHeaderNames,
} from "@posthorn/contract";
import type { SendFailure, SendPhase, SendResponse, SendResult } from "@posthorn/egress";

/** What an attempt row keeps as JSON beside its columns; the fields are those of the attempt on the wire. */
export type AttemptDetail = {
  reason?: AttemptReason;
  requestHeaders: Record<string, string>;
  responseHeaders?: Record<string, string>;
  timings: AttemptTimings;
  remoteAddress: string | null;
  isConnectionReused: boolean;
  isResponseCut?: true;
};

const sensitive = new Set<string>(sensitiveHeaderNames);
const mask = "••••••";

export function attemptDetail(
  result: SendResult,
  requestHeaders: Readonly<Record<string, string>>,
  reason: AttemptReason | null,
): AttemptDetail {
  return {
    ...(reason && { reason }),
    requestHeaders: maskSensitive(requestHeaders),
    ...(result.outcome === "response" && { responseHeaders: flatten(result.headers) }),
    timings: rounded(result.timings),
    remoteAddress: result.remoteAddress,
    isConnectionReused: result.isConnectionReused,
    ...(result.outcome === "response" && result.isBodyTruncated && { isResponseCut: true as const }),
  };
}

/** Why the attempt failed, as a code with parameters; null when it was answered 2xx. */
export function reasonOf(result: SendResult): AttemptReason | null {
  if (result.outcome === "failure") return failureReason(result);
  if (result.status >= 200 && result.status < 300) return null;
  return { code: "status", params: { statusCode: result.status } };
}

function failureReason(failure: SendFailure): AttemptReason {
  const { host, port, address } = failure;
  const code = failure.code ?? failure.reason;
  switch (failure.reason) {
    case "refused":
      return { code: "refused", params: { host, address, port } };
    case "reset":
      return { code: "reset", params: { host, phase: phaseOf(failure.phase) } };
    case "unreachable":
      return { code: "unreachable", params: { host, address } };
    case "dns":
      return { code: "dns", params: { host, failure: dnsFailure(code) } };
    case "tls":
      return { code: "tls", params: { host, failure: code } };
    case "timeout":
      return {
        code: "timeout",
        params: { phase: phaseOf(failure.phase), timeoutMs: failure.timeoutMs ?? 0 },
      };
    case "blocked_address":
      return { code: "blocked_address", params: { host, address } };
    case "invalid_request":
      return { code: "invalid_url", params: { url: host } };
    case "invalid_response":
      return { code: "invalid_response", params: { failure: code } };
    case "proxy":
    case "aborted":
    case "no_socket":
      return { code: "network", params: { failure: code } };
  }
}

function dnsFailure(code: string): "not_found" | "timeout" | "failed" {
  return code === "not_found" || code === "timeout" ? code : "failed";
}

function phaseOf(phase: SendPhase): AttemptPhase {
  return phase === "queue" ? "connect" : phase;
}

function maskSensitive(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in headers) shown[name] = sensitive.has(name) ? mask : (headers[name] as string);
  return shown;
}

function flatten(headers: SendResponse["headers"]): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name] as string | readonly string[];
    flat[name] = typeof value === "string" ? value : value.join(", ");
  }
  return flat;
}

function rounded({ dnsMs, connectMs, tlsMs, firstByteMs, lastByteMs }: AttemptTimings): AttemptTimings {
  return {
    dnsMs: round(dnsMs),
    connectMs: round(connectMs),
    tlsMs: round(tlsMs),
    firstByteMs: round(firstByteMs),
    lastByteMs: round(lastByteMs),
  };
}

function round(ms: number | null | undefined): number | null {
  return ms == null ? null : Math.round(ms * 100) / 100;
}
