import { createId } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { runTransaction } from "../run-transaction.ts";
import { type InspectorOut, inspectorOut } from "./inspector-out.ts";

const livesHours = 24;
const hourMs = 3_600_000;

/** The newest inspector of the environment that has an hour to live, or a new one. Two that ask at once get one. */
export async function openInspector(ctx: Ctx): Promise<InspectorOut> {
  requirePermission(ctx, "manage");
  const { environmentId } = ctx.actor;
  const now = ctx.now();
  const row = await runTransaction(ctx, async (tx) => {
    await tx.$executeRaw`select from environments where id = ${environmentId} for no key update`;
    const known = await tx.inspector.findFirst({
      where: { environmentId, expiresAt: { gt: new Date(now.getTime() + hourMs) } },
      orderBy: { id: "desc" },
    });
    if (known) return known;
    return tx.inspector.create({
      data: {
        id: createId("insp", now.getTime()),
        environmentId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + livesHours * hourMs),
      },
    });
  });
  return inspectorOut(row, ctx.policy);
}
