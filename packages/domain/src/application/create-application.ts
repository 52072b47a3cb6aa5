import type { ApplicationIn, ApplicationOut } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { applicationOut } from "./application-out.ts";
import { insertApplication } from "./insert-application.ts";

/** Creates an application; when its uid is taken, that one is answered if asked for, else it is a conflict. */
export async function createApplication(
  ctx: Ctx,
  input: { application: ApplicationIn; getIfExists: boolean },
): Promise<{ isNew: boolean; value: ApplicationOut }> {
  requirePermission(ctx, "manage");
  const { application, getIfExists } = input;
  if (!getIfExists) return { isNew: true, value: await insert(ctx, application) };
  return createOrGet(ctx, application);
}

/** Of two at once that create the same uid, the later one gets what the first has created. */
export async function createOrGet(
  ctx: Ctx,
  application: ApplicationIn,
): Promise<{ isNew: boolean; value: ApplicationOut }> {
  const known = await findByUid(ctx, application.uid);
  if (known) return { isNew: false, value: known };
  try {
    return { isNew: true, value: await insert(ctx, application) };
  } catch (error) {
    const first = isConflict(error) ? await findByUid(ctx, application.uid) : null;
    if (!first) throw error;
    return { isNew: false, value: first };
  }
}

function insert(ctx: Ctx, application: ApplicationIn): Promise<ApplicationOut> {
  return runTransaction(ctx, (tx) => insertApplication(tx, ctx, application));
}

async function findByUid(ctx: Ctx, uid: string | null | undefined): Promise<ApplicationOut | null> {
  if (!uid) return null;
  const row = await ctx.prisma.application.findFirst({
    where: { environmentId: ctx.actor.environmentId, uid, deletedAt: null },
  });
  return row && applicationOut(row);
}

function isConflict(error: unknown): boolean {
  return error instanceof DomainError && error.code === "conflict";
}
