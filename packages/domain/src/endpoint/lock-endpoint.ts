import type { Endpoint, PrismaTransaction } from "@posthorn/db";
import { DomainError } from "../domain-error.ts";

/**
 * The endpoint as it stands, under the lock of its application that the transaction holds already, and under its own,
 * since workers disable endpoints without the other. `not_found` when it was deleted meanwhile.
 */
export async function lockEndpoint(tx: PrismaTransaction, id: string): Promise<Endpoint> {
  await tx.$executeRaw`select from endpoints where id = ${id} for no key update`;
  const row = await tx.endpoint.findUnique({ where: { id } });
  if (!row || row.deletedAt) throw new DomainError("not_found");
  return row;
}
