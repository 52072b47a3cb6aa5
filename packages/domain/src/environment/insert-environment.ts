import { createId, type EnvironmentKind, type PrismaTransaction } from "@posthorn/db";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { readName } from "../read-name.ts";

export type NewEnvironment = { name: string; kind: EnvironmentKind };

export type EnvironmentOut = { id: string; name: string; kind: EnvironmentKind; createdAt: string };

/** Writes a new environment of the actor's organization with its hidden operational application. */
export async function insertEnvironment(
  tx: PrismaTransaction,
  ctx: Ctx,
  input: NewEnvironment,
): Promise<EnvironmentOut> {
  const name = readName(input.name);
  const now = ctx.now();
  const id = createId("env", now.getTime());
  const operationalApplicationId = createId("app", now.getTime());
  const { organizationId } = ctx.actor;
  const row = await tx.environment.create({
    data: { id, organizationId, name, kind: input.kind, operationalApplicationId, createdAt: now },
  });
  await tx.application.create({
    data: {
      id: operationalApplicationId,
      environmentId: id,
      kind: "operational",
      name: "Operational endpoints",
      createdAt: now,
    },
  });
  const inside: Ctx = { ...ctx, actor: { ...ctx.actor, environmentId: id } };
  const { kind } = row;
  await recordAudit(tx, inside, {
    action: "environment.create",
    subjectId: id,
    after: { name: row.name, kind },
  });
  return { id, name: row.name, kind, createdAt: row.createdAt.toISOString() };
}
