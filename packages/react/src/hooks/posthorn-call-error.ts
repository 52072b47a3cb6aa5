/**
 * A call to the API that was not answered as it should. `status` is 0 without an answer; `code` is the API's, such as
 * `not_found`; `fields` says what does not fit, by the name of the field.
 *
 * @example
 * ```ts
 * import { PosthornCallError } from "@posthorn/react";
 *
 * const wordsOf = (error: unknown) =>
 *   error instanceof PosthornCallError && error.status === 0 ? "The server cannot be reached." : String(error);
 * void wordsOf;
 * ```
 */
export class PosthornCallError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message);
    this.name = "PosthornCallError";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}
