import type { ApplicationOut } from "@posthorn/contract";
import type { Application } from "@posthorn/db";

/** An application as the API answers it. */
export function applicationOut(row: Application): ApplicationOut {
  return {
    id: row.id,
    uid: row.uid,
    name: row.name,
    throttleRate: row.throttleRate,
    metadata: row.metadata as Record<string, string>,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
