import { createId } from "@posthorn/db";
import { checkUrl, createPolicy } from "@posthorn/egress";
import { requirePermission } from "../access/require-permission.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import type { AlertFormat } from "./alert-request.ts";

export type NewAlertTarget = { format: AlertFormat; name: string; url: string };

const mostTargets = 20;

/** Adds an incoming-webhook URL that the environment's alerts go to. The URL is a secret: it is not shown again. */
export async function createAlertTarget(ctx: Ctx, input: NewAlertTarget): Promise<{ id: string }> {
  requirePermission(ctx, "administer");
  const { environmentId } = ctx.actor;
  const name = readName(input.name);
  checkTarget(ctx, input);
  const id = createId("alt", ctx.now().getTime());
  const place = { table: "alert_targets", id, environmentId };
  await runTransaction(ctx, async (tx) => {
    await tx.$executeRaw`select from environments where id = ${environmentId} for no key update`;
    if ((await tx.alertTarget.count({ where: { environmentId } })) >= mostTargets) {
      throw new DomainError("limit_reached", {
        detail: `An environment has ${mostTargets} targets at most.`,
      });
    }
    await tx.alertTarget.create({
      data: {
        id,
        environmentId,
        format: input.format,
        name,
        urlSealed: ctx.vault.seal(input.url, place),
        createdAt: ctx.now(),
      },
    });
    await recordAudit(tx, ctx, {
      action: "alert_target.create",
      subjectId: id,
      after: { format: input.format, name, host: new URL(input.url).host },
    });
  });
  return { id };
}

function checkTarget({ policy }: Ctx, { format, url }: NewAlertTarget): void {
  const { allowPrivateAddresses } = policy;
  const check = checkUrl(url, createPolicy({ allowPrivateAddresses }));
  if (!check.ok) {
    const isBlocked = check.code === "blocked_address" || check.code === "blocked_name";
    throw invalidField("url", `It ${check.message}.`, isBlocked ? "blocked_address" : "value_error");
  }
  if (format === "telegram" && !new URL(url).searchParams.get("chat_id")) {
    throw invalidField("url", "It needs the chat: …/sendMessage?chat_id=123.");
  }
}
