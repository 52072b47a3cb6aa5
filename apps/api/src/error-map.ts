import {
  type ErrorBody,
  type ErrorCode,
  type ErrorEntry,
  errors,
  type ValidationErrorBody,
  type ValidationIssue,
} from "@posthorn/contract";
import { DomainError } from "@posthorn/domain";

export type ErrorAnswer = {
  status: number;
  body: ErrorBody | ValidationErrorBody;
  headers: Record<string, string>;
  /** Nobody foresaw it: it is logged, and its text kept from the caller. */
  isUnknown: boolean;
};

/** What any error is answered with: the only place that turns an error into an HTTP answer. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof DomainError) return answerOf(error.code, error);
  const code = codeOfFramework(error);
  return code ? answerOf(code) : { ...answerOf("server_error"), isUnknown: true };
}

function answerOf(code: ErrorCode, error?: DomainError): ErrorAnswer {
  const entry: ErrorEntry = errors[code];
  const detail = error?.detail ?? entry.detail;
  return {
    status: entry.status,
    body: entry.body === "error" ? { code, detail } : { detail: issuesOf(code, detail, error) },
    headers: headersOf(code, entry),
    isUnknown: false,
  };
}

function issuesOf(code: ErrorCode, detail: string, error: DomainError | undefined): ValidationIssue[] {
  if (!error || error.fields.length === 0) return [{ loc: ["body"], msg: detail, type: code }];
  return error.fields.map(({ loc, msg, type }) => ({ loc: [...loc], msg, type }));
}

function headersOf(code: ErrorCode, entry: ErrorEntry): Record<string, string> {
  if (code === "authentication_failed") return { "www-authenticate": "Bearer" };
  return entry.hasRetryAfter ? { "retry-after": "1" } : {};
}

function codeOfFramework(error: unknown): ErrorCode | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return "payload_too_large";
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
    case "FST_ERR_CTP_EMPTY_TYPE":
      return "unsupported_media_type";
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return "generic_error";
    case "FST_ERR_MAX_PARAM_LENGTH":
      return "not_found";
    default:
      return undefined;
  }
}
