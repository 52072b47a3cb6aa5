import type { AlertFormat } from "@posthorn/domain";

/** Where an alert may go, in the order of the choice. */
export const alertFormats = ["slack", "teams", "telegram", "json"] as const satisfies readonly AlertFormat[];
