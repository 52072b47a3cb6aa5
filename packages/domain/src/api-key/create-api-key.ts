import { type ApiKeyScope, createId } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import { createToken, tokenHint } from "../access/token.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Ctx } from "../ctx.ts";
import { invalidField } from "../domain-error.ts";
import { readName } from "../read-name.ts";
import { runTransaction } from "../run-transaction.ts";
import { type ApiKeyOut, apiKeyOut } from "./api-key-out.ts";

export type NewApiKey = { name: string; scope?: ApiKeyScope; expiresAt?: Date | null };

/** Makes an API key of the actor's environment. Its token is in this answer and nowhere else, ever. */
export async function createApiKey(ctx: Ctx, input: NewApiKey): Promise<ApiKeyOut & { token: string }> {
  requirePermission(ctx, "administer");
  const name = readName(input.name);
  const now = ctx.now();
  if (input.expiresAt && input.expiresAt <= now) throw invalidField("expiresAt", "Must lie in the future.");
  const { token, tokenHash } = createToken("sk");
  const row = await runTransaction(ctx, async (tx) => {
    const created = await tx.apiKey.create({
      data: {
        id: createId("key", now.getTime()),
        environmentId: ctx.actor.environmentId,
        name,
        scope: input.scope ?? "all",
        tokenHash,
        tokenHint: tokenHint(token),
        createdAt: now,
        expiresAt: input.expiresAt ?? null,
      },
    });
    const { id, scope } = created;
    await recordAudit(tx, ctx, { action: "api_key.create", subjectId: id, after: { name, scope } });
    return created;
  });
  return { ...apiKeyOut(row), token };
}
