import type { ApiKey, ApiKeyScope } from "@posthorn/db";

/** An API key as operators see it: enough to recognise it, never the token. */
export type ApiKeyOut = {
  id: string;
  name: string;
  scope: ApiKeyScope;
  tokenHint: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

export function apiKeyOut(row: ApiKey): ApiKeyOut {
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
