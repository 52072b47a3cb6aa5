import type { Pool, PrismaClient } from "@posthorn/db";
import type { AnonymousCtx, Policy, Vault } from "@posthorn/domain";
import type { Logger, Metrics } from "@posthorn/telemetry";

/** Everything from outside the process that the server works with. */
export type ServerDeps = {
  prisma: PrismaClient;
  pool: Pool;
  vault: Vault;
  policy: Policy;
  now(): Date;
  logger: Logger;
  metrics: Metrics;
  /** The database around its pooler: LISTEN needs a connection of its own. */
  listenUrl: string;
  bodyLimitBytes: number;
  /** For a whole request to come in; a minute. */
  requestTimeoutMs?: number;
  /** Requests a second that one key may make here; undefined is no limit. */
  rateLimitPerSecond?: number | undefined;
  /** CIDRs of proxies whose X-Forwarded headers are believed. */
  trustedProxies: readonly string[];
};

/** What verbs get of it; the actor comes from the request. */
export function domainOf({ prisma, pool, vault, policy, now }: ServerDeps): AnonymousCtx {
  return { prisma, pool, vault, policy, now };
}
