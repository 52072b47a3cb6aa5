import { limits } from "@posthorn/contract";
import { createId } from "@posthorn/db";
import { announceCredentials } from "../access/announce-credentials.ts";
import { requirePermission } from "../access/require-permission.ts";
import { createToken, tokenHint } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { DomainError, invalidField } from "../domain-error.ts";
import { runTransaction } from "../run-transaction.ts";
import { type ApiKeyOut, apiKeyOut } from "./api-key-out.ts";

/**
 * Makes a key with the name, scope and end of another, which opens for `overlapSeconds` more. The new token is in
 * this answer and nowhere else, ever.
 */
export async function rotateApiKey(
  ctx: Ctx,
  input: { id: string; overlapSeconds: number },
): Promise<ApiKeyOut & { token: string }> {
  requirePermission(ctx, "administer");
  const { id, overlapSeconds } = input;
  const { environmentId } = ctx.actor;
  const most = limits.keyOverlapSeconds;
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > most)
    throw invalidField("overlapSeconds", `Must be a whole number from 0 to ${most}.`);
  const now = ctx.now();
  const endsAt = new Date(now.getTime() + overlapSeconds * 1_000);
  const { token, tokenHash } = createToken("sk");
  const row = await runTransaction(ctx, async (tx) => {
    // Two that rotate one key at once wait for each other, and the later one finds it ending.
    await tx.$executeRaw`select from api_keys where id = ${id} for no key update`;
    const old = await tx.apiKey.findFirst({ where: { id, environmentId } });
    if (!old) throw new DomainError("not_found");
    if (old.revokedAt || (old.expiresAt && old.expiresAt <= now))
      throw invalidField("id", "This key opens nothing any more: create a new one.");
    const { name, scope, expiresAt } = old;
    const created = await tx.apiKey.create({
      data: {
        id: createId("key", now.getTime()),
        environmentId,
        name,
        scope,
        tokenHash,
        tokenHint: tokenHint(token),
        createdAt: now,
        expiresAt,
      },
    });
    const oldEndsAt = expiresAt && expiresAt < endsAt ? expiresAt : endsAt;
    await tx.apiKey.update({
      where: { id },
      data: overlapSeconds === 0 ? { revokedAt: now } : { expiresAt: oldEndsAt },
    });
    const after = { name, scope, newKey: created.id, oldEndsAt: oldEndsAt.toISOString() };
    await recordAudit(tx, ctx, { action: "api_key.rotate", subjectId: id, after });
    return created;
  });
  await announceCredentials(ctx.pool, id);
  return { ...apiKeyOut(row), token };
}
