import { join } from "node:path";

/**
 * What Node is told for every program of ours. On a large machine it would let the heap grow to four times what
 * lives in it, and a third more for what is new; so it is kept to about 300 MB a role under load.
 */
export const roleFlags = [
  "--max-semi-space-size=16",
  "--heap-growing-percent=100",
  "--import",
  join(import.meta.dirname, "role-preload.ts"),
];
