import type { ApplicationKeyOut } from "@posthorn/contract";
import type { ApplicationKey } from "@posthorn/db";

export function applicationKeyOut(row: ApplicationKey): ApplicationKeyOut {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    tokenHint: row.tokenHint,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
