import { PosthornError } from "../errors/posthorn-error.ts";

/**
 * An id or uid that goes into a path. `.` and `..` would be read as steps of the path and lead to another
 * operation, so they never leave.
 */
export function pathId(value: string, field: string): string {
  if (typeof value === "string" && /^[a-zA-Z0-9\-_.]{1,256}$/.test(value) && !/^\.{1,2}$/.test(value)) {
    return value;
  }
  throw new PosthornError(
    "invalid_input",
    `${field} must be an id, or your own: 1 to 256 letters, digits, '-', '_' and '.'.`,
  );
}
