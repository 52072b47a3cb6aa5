import { createPool, createPrisma } from "@posthorn/db";
import type { AnonymousCtx, Policy } from "./ctx.ts";
import { createVault, lockedVault } from "./vault.ts";

export type DomainOptions = {
  databaseUrl: string;
  /** How the connections are named in the database. */
  applicationName: string;
  poolSize?: number;
  /** Without it nothing sealed can be read or written. */
  masterKey?: string | undefined;
  previousMasterKey?: string | undefined;
  policy: Policy;
};

/** Opens what verbs work with, for a process that has no database of its own at hand; once a process. */
export function openDomain(options: DomainOptions): AnonymousCtx & { close(): Promise<void> } {
  const { databaseUrl, applicationName, poolSize = 4, masterKey, previousMasterKey } = options;
  const pool = createPool(databaseUrl, { max: poolSize, applicationName });
  const prisma = createPrisma(databaseUrl, { max: poolSize, applicationName });
  return {
    pool,
    prisma,
    vault: masterKey === undefined ? lockedVault : createVault(masterKey, previousMasterKey),
    policy: options.policy,
    now: () => new Date(),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
