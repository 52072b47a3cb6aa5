import { errors } from "undici";
import { EgressError } from "./egress-error.ts";
import type { SendFailureReason, SendPhase } from "./send-result.ts";

export type FailureCause = {
  readonly reason: SendFailureReason;
  readonly code: string | null;
  /** The address that is blocked. */
  readonly address?: string | null;
};

/** What an error of the system, of TLS, of undici or of ours means to the one who reads the attempt. */
export function failureCauseOf(error: unknown, phase: SendPhase): FailureCause {
  if (error instanceof EgressError) return causeOfEgressError(error);
  const code = codeOf(error);
  if (error instanceof errors.HTTPParserError)
    return { reason: "invalid_response", code: parserReasonOf(error) };
  switch (code) {
    case "ECONNREFUSED":
      return { reason: "refused", code };
    case "ECONNRESET":
    case "EPIPE":
    case "ECONNABORTED":
      return { reason: "reset", code };
    case "ETIMEDOUT":
      return { reason: "timeout", code };
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "ENETDOWN":
    case "EHOSTDOWN":
    case "EACCES":
    case "EPERM":
      return { reason: "unreachable", code };
    case "UND_ERR_SOCKET":
      // undici has one code for a side that closed and one that answered out of turn.
      return { reason: messageOf(error).startsWith("bad ") ? "invalid_response" : "reset", code: null };
    case "UND_ERR_HEADERS_OVERFLOW":
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
      return { reason: "invalid_response", code };
    case "UND_ERR_INVALID_ARG":
    case "UND_ERR_NOT_SUPPORTED":
    case "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH":
      return { reason: "invalid_request", code };
    default:
      return { reason: phase === "tls" ? "tls" : "reset", code };
  }
}

function causeOfEgressError({ code, detail, address }: EgressError): FailureCause {
  switch (code) {
    case "blocked_address":
      return { reason: code, code: detail, address };
    case "dns":
    case "proxy":
      return { reason: code, code: detail };
    case "flood":
      return { reason: "invalid_response", code: "no end" };
    case "cancelled":
      return { reason: "aborted", code: null };
    case "stale_connection":
      return { reason: "reset", code: null };
  }
}

/** The parser says what it stumbled over in parentheses, "Invalid header token". */
function parserReasonOf({ message }: Error): string {
  return /\(([^)]{1,100})\)$/.exec(message)?.[1] ?? "not HTTP/1.1";
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
