export type WriteFailure = "deadlock" | "away" | "lasting";

// Class 08 connection, 28 and 3D while a server is being set up anew, 53 no room, 57 stopped or cut off, 58 its
// system; 25006 a server that became a replica, 0A000 a plan from before a migration.
const awayCodes = /^(08|28|3D|53|57|58|25006|0A000)/;

/**
 * What a failed write calls for: `deadlock` and `away` pass by themselves; a `lasting` one would come again with the
 * same rows. A break of the connection has no SQLSTATE, and `pg` tells of some in words alone.
 */
export function writeFailureOf(error: unknown): WriteFailure {
  const { severity, code, syscall, name, message } = error as Partial<Record<string, unknown>>;
  if (severity !== undefined && typeof code === "string") {
    if (code.startsWith("40")) return "deadlock";
    return awayCodes.test(code) ? "away" : "lasting";
  }
  if (syscall !== undefined || code === "EPIPE" || code === "ECONNRESET") return "away";
  return name === "Error" && /connect|timeout|pool/i.test(String(message)) ? "away" : "lasting";
}
