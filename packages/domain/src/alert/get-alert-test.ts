import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";

export type AlertTest = { state: "waiting" | "sent" | "failed"; error: string | null };

/** What came of a test. */
export async function getAlertTest(ctx: Ctx, { test }: { test: string }): Promise<AlertTest> {
  requirePermission(ctx, "administer");
  const row = await ctx.prisma.incidentAlert.findFirst({
    where: { id: test, environmentId: ctx.actor.environmentId, news: "test" },
  });
  if (!row) throw new DomainError("not_found");
  return { state: row.state, error: row.error };
}
