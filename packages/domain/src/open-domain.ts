import { createPool, createPrisma } from "@posthorn/db";
import type { AnonymousCtx, Policy } from "./ctx.ts";
import { createVault } from "./vault.ts";

export type DomainOptions = {
  databaseUrl: string;
  /** How the connections are named in the database. */
  applicationName: string;
  poolSize?: number;
  masterKey: string;
  previousMasterKey?: string | undefined;
  policy: Policy;
};

/** Opens what verbs work with, for a process that has no database of its own at hand; once a process. */
export function openDomain(options: DomainOptions): AnonymousCtx & { close(): Promise<void> } {
  const { databaseUrl, applicationName, poolSize = 4 } = options;
  const pool = createPool(databaseUrl, { max: poolSize, applicationName });
  const prisma = createPrisma(databaseUrl, { max: poolSize, applicationName });
  return {
    pool,
    prisma,
    vault: createVault(options.masterKey, options.previousMasterKey),
    policy: options.policy,
    now: () => new Date(),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
