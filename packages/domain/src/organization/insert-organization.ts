import type { PrismaTransaction } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import {
  type EnvironmentOut,
  insertEnvironment,
  type NewEnvironment,
} from "../environment/insert-environment.ts";

/** Writes the organization that the actor names, with its first environments. */
export async function insertOrganization(
  tx: PrismaTransaction,
  ctx: Ctx,
  { name, environments }: { name: string; environments: readonly NewEnvironment[] },
): Promise<EnvironmentOut[]> {
  const { organizationId: id } = ctx.actor;
  await tx.organization.create({ data: { id, name, createdAt: ctx.now() } });
  await recordAudit(tx, ctx, { action: "organization.create", subjectId: id, after: { name } });
  const made: EnvironmentOut[] = [];
  for (const environment of environments) made.push(await insertEnvironment(tx, ctx, environment));
  return made;
}

/** Makes a user the owner of the organization that the actor names. */
export async function insertOwner(tx: PrismaTransaction, ctx: Ctx, userId: string): Promise<void> {
  const { organizationId } = ctx.actor;
  await tx.member.create({ data: { organizationId, userId, role: "owner", createdAt: ctx.now() } });
  await recordAudit(tx, ctx, { action: "member.create", subjectId: userId, after: { role: "owner" } });
}
