import type { PrismaClient } from "@posthorn/db";
import type { Vault } from "../vault.ts";

/**
 * Throws when what is sealed in the database was sealed under another master key. An empty database takes the
 * first key it sees; two processes that start at once agree on one, since they wait for each other.
 */
export async function checkMasterKey(
  prisma: PrismaClient,
  vault: Pick<Vault, "fingerprint">,
  now: Date,
): Promise<void> {
  const { fingerprint } = vault;
  const known = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('posthorn master key'))`;
    const live = await tx.masterKey.findMany({ where: { retiredAt: null } });
    if (live.length > 0) return live.map((key) => key.fingerprint);
    await tx.masterKey.create({ data: { fingerprint, createdAt: now } });
    return [fingerprint];
  });
  if (known.includes(fingerprint)) return;
  throw new Error(
    "POSTHORN_MASTER_KEY is not the key that this database was sealed with: set the right one, " +
      "or nothing that is sealed here can be opened.",
  );
}
