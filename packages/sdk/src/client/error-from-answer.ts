import { type ApiErrorCode, apiErrorCodes, type PosthornErrorCode } from "../errors/error-codes.ts";
import { PosthornError, type PosthornErrorDetails, type PosthornIssue } from "../errors/posthorn-error.ts";
import { type Answer, jsonOf } from "./answer.ts";
import { readRetryAfterMs } from "./retry-delay.ts";

type ReadBody = { code: ApiErrorCode | undefined; detail: string | undefined; issues: PosthornIssue[] };

/** What an answer other than 2xx means. `request` is its method and path, for people. */
export function errorFromAnswer(answer: Answer, request: string, now: number): PosthornError {
  const { status, headers } = answer;
  const body = readBody(jsonOf(answer));
  const code = body.code ?? codeOfStatus(status);
  const sentence = body.detail ?? sentenceOf(code, answer);
  const retryAfterMs = readRetryAfterMs(headers.get("retry-after"), now);
  const requestId = headers.get("x-request-id");
  const details: PosthornErrorDetails = {
    status,
    issues: body.issues,
    ...(requestId === null ? {} : { requestId }),
    ...(retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }),
  };
  return new PosthornError(code, `${request} answered ${status} ${code}: ${sentence}`, details);
}

/** 422 lists what does not fit in `detail`; every other error has `code` and `detail`. */
function readBody(body: unknown): ReadBody {
  const nothing: ReadBody = { code: undefined, detail: undefined, issues: [] };
  if (!isRecord(body)) return nothing;
  if (Array.isArray(body.detail)) {
    const issues = body.detail.filter(isIssue);
    const first = issues[0];
    if (first === undefined) return nothing;
    const detail = issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join(" ");
    return { code: codeOf(first.type) ?? "value_error", detail, issues };
  }
  const code = codeOf(body.code);
  return code === undefined || typeof body.detail !== "string"
    ? nothing
    : { code, detail: body.detail, issues: [] };
}

function codeOf(value: unknown): ApiErrorCode | undefined {
  return apiErrorCodes.find((code) => code === value);
}

/** For a body that is not the API's: a proxy in between answers so. */
function codeOfStatus(status: number): PosthornErrorCode {
  if (status === 429) return "rate_limited";
  if (status === 413) return "payload_too_large";
  return status >= 500 ? "server_error" : "unexpected_response";
}

function sentenceOf(code: PosthornErrorCode, { status, headers }: Answer): string {
  if (code !== "unexpected_response") return "The body of the answer says no more.";
  const location = headers.get("location");
  if (status >= 300 && status < 400 && location !== null) {
    return `It redirects to ${location.slice(0, 200)}; set serverUrl to where the API is.`;
  }
  return "The answer is not Posthorn's; check serverUrl.";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isIssue(value: unknown): value is PosthornIssue {
  if (!isRecord(value) || !Array.isArray(value.loc)) return false;
  return typeof value.msg === "string" && typeof value.type === "string";
}
