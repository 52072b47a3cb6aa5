import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** The pinned Node that runs all our programs, as npm installed it. */
export const node = join(root, "node_modules", ".bin", "node");
