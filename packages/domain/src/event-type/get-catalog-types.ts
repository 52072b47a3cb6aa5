import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { newestTyped, typesOfCatalog } from "./types-of-catalog.ts";
import type { TypedEventType } from "./types-of-schema.ts";

const maxTypes = 1_000;
const maxBytes = 8 * 1_048_576;
// Schemas are read a few at a time: a thousand of 256 KiB are not held for one answer.
const atOnce = 16;

/**
 * One TypeScript file with the types of an environment's event types that are not archived. The first thousand, of
 * 8 MiB of schemas together; `isCut` says that there are more.
 */
export async function getCatalogTypes(ctx: Ctx): Promise<{ typescript: string; isCut: boolean }> {
  requirePermission(ctx, "read_as_host");
  const types: TypedEventType[] = [];
  let bytes = 0;
  let after = "";
  for (let isDone = false; !isDone; ) {
    const rows = await ctx.prisma.eventType.findMany({
      where: { environmentId: ctx.actor.environmentId, archived: false, name: { gt: after } },
      orderBy: { name: "asc" },
      omit: { draft: true },
      take: atOnce,
    });
    for (const row of rows) {
      const typed = newestTyped(row);
      bytes += typed.schema === null ? 0 : Buffer.byteLength(JSON.stringify(typed.schema));
      if (types.length === maxTypes || bytes > maxBytes) {
        return { typescript: typesOfCatalog(types), isCut: true };
      }
      types.push(typed);
    }
    after = rows.at(-1)?.name ?? after;
    isDone = rows.length < atOnce;
  }
  return { typescript: typesOfCatalog(types), isCut: false };
}
