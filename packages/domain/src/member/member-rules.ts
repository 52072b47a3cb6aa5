import type { MemberRole, PrismaTransaction } from "@posthorn/db";
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
export async function requireAnotherOwner(
  tx: PrismaTransaction,
  member: { organizationId: string; userId: string },
): Promise<void> {
  const { organizationId, userId } = member;
  const other = await tx.member.findFirst({
    where: { organizationId, role: "owner", userId: { not: userId } },
    select: { userId: true },
  });
  if (other) return;
  throw new DomainError("conflict", {
    detail: "An organization keeps at least one owner: make somebody else an owner first.",
  });
}

/** What happens to people is the organization's, in whichever environment it was asked for. */
export function organizationCtx(ctx: Ctx): Ctx {
  return { ...ctx, actor: { ...ctx.actor, environmentId: "" } };
}
