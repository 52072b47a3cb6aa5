import { type Branding, branding } from "@posthorn/contract";
import type { Environment } from "@posthorn/db";

/** The branding of an environment as it is stored, with what it leaves out. */
export function brandingOf(row: Pick<Environment, "branding">): Branding {
  return branding.parse(row.branding);
}
