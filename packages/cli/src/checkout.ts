import { join } from "node:path";

/** The folder of the whole checkout. */
export const root = join(import.meta.dirname, "..", "..", "..");

/** A program that npm installed, as the file that Node runs. */
export function modulePath(...segments: string[]): string {
  return join(root, "node_modules", ...segments);
}
