import type { Application, PrismaTransaction } from "@posthorn/db";
import { DomainError } from "../domain-error.ts";

/**
 * The application as it stands, locked until the transaction ends: changes of it and of its endpoints come one
 * after another, always by this lock first, so they neither deadlock nor overtake a limit. Publishing takes no part.
 * `not_found` when it was deleted meanwhile.
 */
export async function lockApplication(tx: PrismaTransaction, id: string): Promise<Application> {
  await tx.$executeRaw`select from applications where id = ${id} for no key update`;
  const row = await tx.application.findUnique({ where: { id } });
  if (!row || row.deletedAt) throw new DomainError("not_found");
  return row;
}
