import type { Member, MemberRole, PrismaTransaction } from "@posthorn/db";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";

/** An owner is made, changed and removed by an owner; everybody else by an admin too. */
export function requireMayManage({ actor }: Ctx, ...roles: MemberRole[]): void {
  if (actor.kind === "user" && actor.role !== "owner" && roles.includes("owner")) {
    throw new DomainError("insufficient access");
  }
}

/** Until the transaction ends, nobody else changes who belongs to the organization. */
export async function lockOrganization(tx: PrismaTransaction, organizationId: string): Promise<void> {
  await tx.$executeRaw`select from organizations where id = ${organizationId} for no key update`;
}

/** Read with the organization locked, so that of two owners who leave at once one stays. */
export async function isLastOwner(
  tx: PrismaTransaction,
  { organizationId, userId, role }: Member,
): Promise<boolean> {
  if (role !== "owner") return false;
  const other = await tx.member.findFirst({
    where: { organizationId, role: "owner", userId: { not: userId } },
    select: { userId: true },
  });
  return other === null;
}

/** What happens to people is the organization's, in whichever environment it was asked for. */
export function organizationCtx(ctx: Ctx): Ctx {
  return { ...ctx, actor: { ...ctx.actor, environmentId: "" } };
}
