import type { Branding } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { brandingOf } from "./branding-of.ts";
import { type ContrastWarning, contrastWarnings } from "./contrast.ts";

export type BrandingDetail = { branding: Branding; warnings: ContrastWarning[] };

/** How the portal of the actor's environment looks, and what of it is hard to read. */
export async function getBranding(ctx: Ctx): Promise<BrandingDetail> {
  requirePermission(ctx, "read_as_host");
  const row = await ctx.prisma.environment.findUnique({
    where: { id: ctx.actor.environmentId },
    select: { branding: true },
  });
  if (!row) throw new DomainError("not_found");
  const branding = brandingOf(row);
  return { branding, warnings: contrastWarnings(branding) };
}
