import type { AttemptTongue, AttemptToTell, AttemptWords } from "./attempt-words.ts";

/** An answer: its status with its name, how long it took, what it asked for. */
export function statusWords(
  statusCode: number,
  attempt: AttemptToTell,
  { t, format }: AttemptTongue,
): AttemptWords {
  const name = statusNames[statusCode];
  const status = name ? `${statusCode} ${name}` : String(statusCode);
  const isSuccess = statusCode >= 200 && statusCode < 300;
  if (attempt.responseDurationMs === undefined) {
    return {
      what: t("answeredOnly", { status }),
      remedy: isSuccess ? null : remedyFor(statusCode, attempt, t),
    };
  }
  const duration = format.duration(attempt.responseDurationMs);
  if (isSuccess) return { what: t("answered", { status, duration }), remedy: null };
  const waitSeconds = retryAfterSeconds(attempt);
  return {
    what:
      waitSeconds === null
        ? t("answered", { status, duration })
        : t("answeredWait", { status, duration, wait: format.duration(waitSeconds * 1_000) }),
    remedy: remedyFor(statusCode, attempt, t),
  };
}

function remedyFor(statusCode: number, attempt: AttemptToTell, t: AttemptTongue["t"]): string {
  const exact = explained.find((known) => known === statusCode);
  if (exact) return t(`statusRemedies.${exact}`);
  if (statusCode >= 500) return t("statusRemedies.serverError");
  if (statusCode >= 400) return t("statusRemedies.clientError");
  const location = header(attempt, "location");
  return location ? t("statusRemedies.redirect", { location }) : t("statusRemedies.other");
}

/** Those that mostly have one cause. */
const explained = [401, 403, 404, 405, 410, 413, 415, 429, 502, 503, 504] as const;

/** The protocol's own names, the same in every language. */
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
