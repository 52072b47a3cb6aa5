import { errors } from "@posthorn/contract";
import type { DomainError } from "@posthorn/domain";
import { TRPCError } from "@trpc/server";
import { ZodError, type z } from "zod";
import { domain } from "#server/native.ts";

/** What a page learns of an error beside its status: safe to show, unlike the text of an unknown one. */
export type ErrorDetail = {
  code: string;
  detail: string | null;
  /** What does not fit, by the path of the field; the page has the words. A rule's own are English, for code. */
  fields: { field: string; code: string; bound?: number; message?: string }[];
};

type TrpcCode = TRPCError["code"];

const codeOfStatus: Record<number, TrpcCode> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  501: "NOT_IMPLEMENTED",
  503: "SERVICE_UNAVAILABLE",
};

/** A rule's refusal becomes the status that the REST API would answer; all else stays what it is. */
export function toTrpcError(error: TRPCError): TRPCError {
  const { cause } = error;
  if (!isDomainError(cause)) return error;
  const code = codeOfStatus[errors[cause.code].status] ?? "INTERNAL_SERVER_ERROR";
  return new TRPCError({ code, message: cause.detail ?? errors[cause.code].detail, cause });
}

/** Throws what failed while a subscription goes on, which is past the mapping of calls. */
export function refuse(cause: unknown): never {
  throw toTrpcError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }));
}

/** The error as it goes to the browser: no stack, and no text that nobody wrote for a reader. */
export function shownError<Shape extends { message: string; data: { stack?: string } }>(
  shape: Shape,
  error: TRPCError,
) {
  const { stack: _, ...data } = shape.data;
  return { ...shape, message: messageOf(error), data: { ...data, detail: detailOf(error) } };
}

function messageOf(error: TRPCError): string {
  if (error.code === "INTERNAL_SERVER_ERROR") return errors.server_error.detail;
  if (error.cause instanceof ZodError) return errors.value_error.detail;
  return error.message;
}

function detailOf({ cause }: TRPCError): ErrorDetail | null {
  if (isDomainError(cause)) {
    const fields = cause.fields.map(({ loc, msg, type }) => {
      return { field: loc.slice(1).join("."), code: type, message: msg };
    });
    return { code: cause.code, detail: cause.detail ?? null, fields };
  }
  if (cause instanceof ZodError) {
    const fields = cause.issues.map((issue) => ({ field: issue.path.join("."), ...refusalOf(issue) }));
    return { code: "value_error", detail: null, fields };
  }
  return null;
}

/** Beyond which bound a value is, when that is what does not fit. */
function refusalOf(issue: z.core.$ZodIssue): { code: string; bound?: number } {
  if (issue.code === "too_small") {
    return { code: issue.origin === "string" ? "tooShort" : "tooSmall", bound: Number(issue.minimum) };
  }
  if (issue.code === "too_big") {
    return { code: issue.origin === "string" ? "tooLong" : "tooBig", bound: Number(issue.maximum) };
  }
  return { code: "value_error" };
}

function isDomainError(cause: unknown): cause is DomainError {
  return cause instanceof domain.DomainError;
}
