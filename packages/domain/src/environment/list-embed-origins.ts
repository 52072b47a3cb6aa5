import type { AnonymousCtx } from "../ctx.ts";

/** Origins of pages that may frame an environment's portal, as its pages say them to every browser; any when empty. */
export async function listEmbedOrigins(
  { prisma }: AnonymousCtx,
  { environmentId }: { environmentId: string },
): Promise<string[]> {
  const row = await prisma.environment.findUnique({
    where: { id: environmentId },
    select: { allowedEmbedOrigins: true },
  });
  return row?.allowedEmbedOrigins ?? [];
}
