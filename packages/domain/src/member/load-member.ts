import type { Member, PrismaTransaction } from "@posthorn/db";
import { DomainError } from "../domain-error.ts";

/** The membership of a user in an organization, or `not_found`. */
export async function loadMember(
  tx: PrismaTransaction,
  key: { organizationId: string; userId: string },
): Promise<Member> {
  const member = await tx.member.findUnique({ where: { organizationId_userId: key } });
  if (!member) throw new DomainError("not_found");
  return member;
}
