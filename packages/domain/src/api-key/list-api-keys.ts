import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type ApiKeyOut, apiKeyOut } from "./api-key-out.ts";

const maxKeys = 1_000;

/** The API keys of the actor's environment, the newest first; revoked ones too, for who asks what a key was. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKeyOut[]> {
  requirePermission(ctx, "administer");
  const rows = await ctx.prisma.apiKey.findMany({
    where: { environmentId: ctx.actor.environmentId },
    orderBy: { id: "desc" },
    take: maxKeys,
  });
  return rows.map(apiKeyOut);
}
