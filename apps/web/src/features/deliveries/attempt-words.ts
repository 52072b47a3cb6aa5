import type { AttemptPhase, AttemptReason } from "@posthorn/contract";
import { formatDuration } from "#ui/format.ts";
import { statusWords } from "./status-words.ts";

/** What happened, in words, and what would likely mend it. */
export type AttemptWords = { what: string; remedy: string | null };

/** The parts of an attempt that its words are made of. */
export type AttemptToTell = {
  reason?: AttemptReason | null | undefined;
  responseStatusCode: number;
  responseDurationMs: number;
  responseHeaders?: Record<string, string> | null | undefined;
};

export function attemptWords(attempt: AttemptToTell): AttemptWords {
  const { reason, responseStatusCode, responseDurationMs } = attempt;
  if (reason) return reasonWords(reason, attempt);
  const duration = formatDuration(responseDurationMs);
  if (responseStatusCode >= 200 && responseStatusCode < 300) {
    return { what: `Answered ${responseStatusCode} in ${duration}`, remedy: null };
  }
  if (responseStatusCode > 0) return statusWords(responseStatusCode, attempt);
  return { what: `No answer after ${duration}`, remedy: null };
}

function reasonWords(reason: AttemptReason, attempt: AttemptToTell): AttemptWords {
  switch (reason.code) {
    case "status":
      return statusWords(reason.params.statusCode, attempt);
    case "refused":
      return {
        what: `Connection refused by ${reason.params.host}:${reason.params.port}`,
        remedy: "Nothing listens there. Is the server running, and is the port in the URL right?",
      };
    case "reset":
      return {
        what: `${reason.params.host} closed the connection ${beforePhase[reason.params.phase]}`,
        remedy:
          "Often a crash of the receiver, a restart in that moment, or a proxy in front of it that gave up.",
      };
    case "unreachable":
      return {
        what: `No way to ${reason.params.address ?? reason.params.host}`,
        remedy: "The network has no route to this address. Check the address that the name leads to.",
      };
    case "dns":
      return dnsWords(reason.params);
    case "tls":
      return tlsWords(reason.params);
    case "timeout":
      return {
        what: `Timed out after ${formatDuration(reason.params.timeoutMs)} ${whilePhase[reason.params.phase]}`,
        remedy: timeoutRemedies[reason.params.phase],
      };
    case "blocked_address":
      return {
        what: `${reason.params.host} leads to an address that is never called`,
        remedy: `${reason.params.address ?? "It"} is private or reserved. Use a public address.`,
      };
    case "invalid_url":
      return { what: "The URL cannot be called", remedy: "Correct the endpoint's URL." };
    case "invalid_response":
      return {
        what: "What came back is not HTTP",
        remedy: `Something else listens there, or a proxy cut the answer (${reason.params.failure}).`,
      };
    case "network":
      return { what: `The network failed (${reason.params.failure})`, remedy: null };
  }
}

function dnsWords({
  host,
  failure,
}: {
  host: string;
  failure: "not_found" | "timeout" | "failed";
}): AttemptWords {
  switch (failure) {
    case "not_found":
      return {
        what: `The name ${host} does not exist`,
        remedy: "Is it spelt right, and does its domain still stand?",
      };
    case "timeout":
      return {
        what: `Looking up ${host} took too long`,
        remedy: "The name servers of the domain did not answer.",
      };
    case "failed":
      return {
        what: `${host} could not be looked up`,
        remedy: "The name servers of the domain answered with an error.",
      };
  }
}

const tlsFailures: Record<string, [what: string, remedy: string]> = {
  CERT_HAS_EXPIRED: ["has expired", "Renew it on the receiver."],
  CERT_NOT_YET_VALID: ["is not valid yet", "Check the clock of the machine that made it."],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["is self-signed", "Use one of a public certificate authority."],
  SELF_SIGNED_CERT_IN_CHAIN: ["comes from a private authority", "Use one of a public certificate authority."],
  ERR_TLS_CERT_ALTNAME_INVALID: ["is for another name", "Use one that names this host."],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "comes without its chain",
    "Let the receiver send the intermediate certificates too.",
  ],
};

function tlsWords({ host, failure }: { host: string; failure: string }): AttemptWords {
  const known = tlsFailures[failure];
  if (known) return { what: `The certificate of ${host} ${known[0]}`, remedy: known[1] };
  return {
    what: `No trusted TLS connection to ${host} (${failure})`,
    remedy: "Check the receiver's certificate, and that it speaks TLS 1.2 or later on this port.",
  };
}

const whilePhase: Record<AttemptPhase, string> = {
  dns: "while looking up the name",
  connect: "while connecting",
  tls: "while agreeing on TLS",
  first_byte: "without an answer",
  last_byte: "in the middle of the answer",
};

const beforePhase: Record<AttemptPhase, string> = {
  dns: "at once",
  connect: "while connecting",
  tls: "while agreeing on TLS",
  first_byte: "without an answer",
  last_byte: "in the middle of the answer",
};

const timeoutRemedies: Record<AttemptPhase, string> = {
  dns: "The name servers of the domain did not answer.",
  connect: "The machine is off, or a firewall drops the connection.",
  tls: "The receiver took the connection and went silent: it may be overloaded.",
  first_byte: "The receiver should answer 2xx first and do its work after; then there is no hurry.",
  last_byte: "The answer's body is not needed: an empty 2xx is enough.",
};
