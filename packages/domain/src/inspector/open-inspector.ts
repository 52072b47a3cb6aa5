import type { InspectorOut } from "@posthorn/contract";
import { createId, type Inspector } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { inspectorOut } from "./inspector-out.ts";

const livesHours = 24;
const hourMs = 3_600_000;

/** The newest inspector of the environment that has an hour to live, or a new one. Two that ask at once get one. */
export async function openInspector(ctx: Ctx): Promise<InspectorOut> {
  requirePermission(ctx, "manage");
  const { environmentId } = ctx.actor;
  const row = await findOrMakeInspector(ctx, { environmentId, applicationId: null });
  return inspectorOut(row, ctx.policy);
}

export async function findOrMakeInspector(
  ctx: Ctx,
  owner: { environmentId: string; applicationId: string | null },
): Promise<Inspector> {
  const now = ctx.now();
  return runTransaction(ctx, async (tx) => {
    await tx.$executeRaw`select from environments where id = ${owner.environmentId} for no key update`;
    const known = await tx.inspector.findFirst({
      where: { ...owner, expiresAt: { gt: new Date(now.getTime() + hourMs) } },
      orderBy: { id: "desc" },
    });
    if (known) return known;
    return tx.inspector.create({
      data: {
        id: createId("insp", now.getTime()),
        ...owner,
        createdAt: now,
        expiresAt: new Date(now.getTime() + livesHours * hourMs),
      },
    });
  });
}
