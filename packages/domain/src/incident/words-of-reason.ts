import type { AttemptReason } from "@posthorn/contract";

/** Why attempts fail, in plain English, for a mail: "connection refused by shop.example:443". */
export function wordsOfReason(reason: AttemptReason): string {
  const { code, params } = reason;
  switch (code) {
    case "status":
      return `answered ${params.statusCode}`;
    case "refused":
      return `connection refused by ${params.host}:${params.port}`;
    case "reset":
      return `connection closed by ${params.host} before the answer was whole`;
    case "unreachable":
      return `no route to ${params.host}`;
    case "dns":
      return params.failure === "not_found"
        ? `the name ${params.host} does not exist`
        : `the name ${params.host} could not be looked up`;
    case "tls":
      return `no trusted TLS connection to ${params.host} (${params.failure})`;
    case "timeout":
      return `timed out after ${params.timeoutMs / 1000} s`;
    case "blocked_address":
      return `${params.host} is at a private or reserved address, which is never called`;
    case "invalid_url":
      return "the URL cannot be called";
    case "invalid_response":
      return `the answer is not HTTP (${params.failure})`;
    case "network":
      return `the network failed (${params.failure})`;
  }
}
