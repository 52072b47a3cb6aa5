import { type BrandingWire, branding as shape } from "@posthorn/contract";

export type { BrandingWire } from "@posthorn/contract";

import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { brandingOf } from "./branding-of.ts";
import { contrastWarnings } from "./contrast.ts";
import type { BrandingDetail } from "./get-branding.ts";

/**
 * Sets how the portal of the actor's environment looks; what is left out is ours. Colours that are hard to read are
 * saved, and said. A portal sees it when it is next opened.
 */
export async function updateBranding(ctx: Ctx, wanted: BrandingWire): Promise<BrandingDetail> {
  requirePermission(ctx, "administer");
  const parsed = shape.safeParse(wanted);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidField(issue?.path.join(".") ?? "branding", issue?.message ?? "Does not fit.");
  }
  const branding = parsed.data;
  const { environmentId: id } = ctx.actor;
  await runTransaction(ctx, async (tx) => {
    const before = await tx.environment.findUnique({ where: { id }, select: { branding: true } });
    if (!before) throw new DomainError("not_found");
    await tx.environment.update({ where: { id }, data: { branding, updatedAt: ctx.now() } });
    await recordAudit(tx, ctx, {
      action: "environment.update_branding",
      subjectId: id,
      before: audited(brandingOf(before)),
      after: audited(branding),
    });
  });
  return { branding, warnings: contrastWarnings(branding) };
}

/** A logo may be an image of a hundred kilobytes: that there is one is enough. */
function audited({ logo, ...rest }: BrandingDetail["branding"]) {
  return { ...rest, logo: logo?.startsWith("data:") ? "data:…" : logo };
}
