import type { ErrorCode, ValidationErrorCode } from "@posthorn/contract";

/** One field of the input that was refused: where it stands, why, and the kind of refusal. */
export type FieldProblem = { loc: readonly string[]; msg: string; type: ValidationErrorCode };

/**
 * The one error of the platform's rules. Every edge maps its code once; its text is safe to show.
 * Expected outcomes (a duplicate, a gone endpoint) are returned, not thrown.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldProblem[];

  constructor(code: ErrorCode, options: { detail?: string; fields?: readonly FieldProblem[] } = {}) {
    super(options.detail ?? code);
    this.name = "DomainError";
    this.code = code;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
  }
}

/** A refused field of a request body; `field` may be a path such as `headers.host`. */
export function invalidField(
  field: string,
  msg: string,
  code: ValidationErrorCode = "value_error",
): DomainError {
  return new DomainError(code, { fields: [{ loc: ["body", ...field.split(".")], msg, type: code }] });
}
