import type { MasterKey, PrismaClient } from "@posthorn/db";

type Fingerprints = { fingerprint: string; previousFingerprint?: string | undefined };

/**
 * Throws unless this process can open everything that is sealed in the database. An empty database takes the first
 * key it sees; one whose key is given as the previous one begins to take the new key. Processes that start at once
 * wait for each other.
 */
export async function checkMasterKey(prisma: PrismaClient, vault: Fingerprints, now: Date): Promise<void> {
  const { fingerprint, previousFingerprint } = vault;
  const problem = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('posthorn master key'))`;
    const keys = await tx.masterKey.findMany();
    const problem = problemOf(keys, [fingerprint, previousFingerprint]);
    const isKnown = keys.some((key) => key.fingerprint === fingerprint);
    if (!problem && !isKnown) await tx.masterKey.create({ data: { fingerprint, createdAt: now } });
    return problem;
  });
  if (problem) throw new Error(problem);
}

function problemOf(keys: readonly MasterKey[], held: readonly (string | undefined)[]): string | undefined {
  const live = keys.filter((key) => key.retiredAt === null).map((key) => key.fingerprint);
  const isRetired = keys.some((key) => key.fingerprint === held[0] && key.retiredAt !== null);
  if (live.length === 0 || (live.every((key) => held.includes(key)) && !isRetired)) return undefined;
  if (isRetired) return "POSTHORN_MASTER_KEY is a key that this database has replaced: set the one after it.";
  if (live.some((key) => held.includes(key))) {
    return (
      "This database is changing from one master key to another: set POSTHORN_MASTER_KEY to the new one and " +
      "POSTHORN_PREVIOUS_MASTER_KEY to the one before, until `posthorn key rotate` has finished."
    );
  }
  return (
    "POSTHORN_MASTER_KEY is not the key that this database was sealed with: set the right one, " +
    "or nothing that is sealed here can be opened."
  );
}
