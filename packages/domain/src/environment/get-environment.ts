import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { type EnvironmentDetail, environmentDetail } from "./environment-settings.ts";

/** The actor's environment with its settings. */
export async function getEnvironment(ctx: Ctx): Promise<EnvironmentDetail> {
  requirePermission(ctx, "read_as_host");
  const row = await ctx.prisma.environment.findUnique({ where: { id: ctx.actor.environmentId } });
  if (!row) throw new DomainError("not_found");
  return environmentDetail(row);
}
