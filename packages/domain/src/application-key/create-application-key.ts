import { type ApplicationKeyIn, limits, type NewApplicationKeyOut } from "@posthorn/contract";
import { createId } from "@posthorn/db";
import { loadApplication } from "../access/load-application.ts";
import { lockApplication } from "../access/lock-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import { createToken, tokenHint } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { applicationKeyOut } from "./application-key-out.ts";

/**
 * Makes a key of an application. Its token is in this answer and nowhere else, ever. A portal session makes none
 * that may do more than itself, now or when its own time is over.
 */
export async function createApplicationKey(
  ctx: Ctx,
  input: { application: string; key: ApplicationKeyIn },
): Promise<NewApplicationKeyOut> {
  requirePermission(ctx, "manage_keys");
  const { name, scope, expiresAt } = input.key;
  if (scope === "manage") {
    requirePermission(ctx, "manage_endpoint");
    requirePermission(ctx, "create_attempts");
  }
  const { id: applicationId, environmentId } = await loadApplication(ctx, input.application);
  const now = ctx.now();
  if (expiresAt && expiresAt <= now) throw invalidField("expiresAt", "Must lie in the future.");
  const { token, tokenHash } = createToken("appkey");
  const row = await runTransaction(ctx, async (tx) => {
    await lockApplication(tx, applicationId);
    const count = await tx.applicationKey.count({ where: { applicationId, revokedAt: null } });
    if (count >= limits.keysPerApplication) {
      throw new DomainError("limit_reached", { detail: `There are ${count} keys: revoke one first.` });
    }
    const created = await tx.applicationKey.create({
      data: {
        id: createId("akey", now.getTime()),
        environmentId,
        applicationId,
        name,
        scope,
        featureFlags: ctx.actor.kind === "session" ? [...ctx.actor.featureFlags] : [],
        tokenHash,
        tokenHint: tokenHint(token),
        createdAt: now,
        expiresAt: expiresAt ?? null,
      },
    });
    await recordAudit(tx, ctx, {
      action: "application_key.create",
      subjectId: created.id,
      applicationId,
      after: { name, scope },
    });
    return created;
  });
  return { ...applicationKeyOut(row), token };
}
