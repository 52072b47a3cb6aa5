import type { PrismaTransaction } from "@posthorn/db";

/** Held by whoever makes the first account, or the first organization, of an installation, however they come. */
export async function lockFirstOwner(tx: PrismaTransaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('posthorn first owner'))`;
}
