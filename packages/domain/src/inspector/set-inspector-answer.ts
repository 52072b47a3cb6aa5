import type { InspectorOut } from "@posthorn/contract";
import type { InspectorAnswer } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { loadInspector } from "./get-inspector.ts";
import { inspectorOut } from "./inspector-out.ts";

/** Chooses what an inspector answers from now on. */
export async function setInspectorAnswer(
  ctx: Ctx,
  input: { id: string; answer: InspectorAnswer },
): Promise<InspectorOut> {
  requirePermission(ctx, "manage");
  const { id } = await loadInspector(ctx, input.id);
  const row = await ctx.prisma.inspector.update({ where: { id }, data: { answer: input.answer } });
  return inspectorOut(row, ctx.policy);
}
