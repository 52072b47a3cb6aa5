import { formatDuration } from "#ui/format.ts";
import type { AttemptToTell, AttemptWords } from "./attempt-words.ts";

/** An answer that was no 2xx: its status with its name, how long it took, what it asked for. */
export function statusWords(status: number, attempt: AttemptToTell): AttemptWords {
  const name = statusNames[status];
  const what = `Answered ${status}${name ? ` ${name}` : ""} in ${formatDuration(attempt.responseDurationMs)}`;
  const wait = retryAfterSeconds(attempt);
  return {
    what: wait === null ? what : `${what}, asked to wait ${formatDuration(wait * 1_000)}`,
    remedy: remedyFor(status, attempt),
  };
}

function remedyFor(status: number, attempt: AttemptToTell): string {
  const exact = remedies[status];
  if (exact) return exact;
  if (status >= 500) return "An error inside the receiver: its own log of this time says more.";
  if (status >= 400) return "The receiver refused the request; its response body usually says why.";
  const location = header(attempt, "location");
  return location
    ? `Redirects are not followed. Use ${location} as the endpoint's URL.`
    : "Only 2xx counts as delivered; redirects are not followed.";
}

const remedies: Record<number, string> = {
  401: "The receiver wants credentials. Does it verify with this endpoint's secret, and are its headers set?",
  403: "The receiver does not let the request in: a firewall or a bot filter in front of it, or a wrong secret.",
  404: "Nothing answers at this path. Check the URL of the endpoint.",
  405: "The path is there but takes no POST. Check the URL of the endpoint.",
  410: "It asked never to be called again, so the endpoint was disabled.",
  413: "The receiver takes no payload of this size. Raise its limit.",
  415: "The receiver does not take this content type.",
  429: "The receiver is called too often for its taste. Give the endpoint a limit a second.",
  502: "A proxy in front of the receiver could not reach it.",
  503: "The receiver is overloaded or being deployed.",
  504: "A proxy in front of the receiver waited for it in vain.",
};

const statusNames: Record<number, string> = {
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

function retryAfterSeconds(attempt: AttemptToTell): number | null {
  const text = header(attempt, "retry-after");
  return text && /^\d{1,7}$/.test(text) ? Number(text) : null;
}

function header({ responseHeaders }: AttemptToTell, name: string): string | undefined {
  return responseHeaders?.[name];
}
