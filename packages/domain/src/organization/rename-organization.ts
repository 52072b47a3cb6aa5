import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError } from "../domain-error.ts";
import { lockOrganization, organizationCtx } from "../member/member-rules.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";

/** Gives the actor's organization another name. */
export async function renameOrganization(ctx: Ctx, input: { name: string }): Promise<void> {
  requirePermission(ctx, "administer");
  const name = readName(input.name);
  const { organizationId: id } = ctx.actor;
  await runTransaction(ctx, async (tx) => {
    await lockOrganization(tx, id);
    const before = await tx.organization.findUnique({ where: { id }, select: { name: true } });
    if (!before) throw new DomainError("not_found");
    await tx.organization.update({ where: { id }, data: { name } });
    await recordAudit(tx, organizationCtx(ctx), {
      action: "organization.update",
      subjectId: id,
      before,
      after: { name },
    });
  });
}
