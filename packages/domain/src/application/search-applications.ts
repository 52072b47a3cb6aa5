import type { Prisma } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";

export type ApplicationFound = { id: string; uid: string | null; name: string };

const maxFound = 20;

/** Applications whose name holds the text, or whose id or uid begins with it; without text the newest. */
export async function searchApplications(ctx: Ctx, input: { text: string }): Promise<ApplicationFound[]> {
  requirePermission(ctx, "read_as_host");
  return ctx.prisma.application.findMany({
    where: applicationsLike(ctx, input.text),
    orderBy: { id: "desc" },
    take: maxFound,
    select: { id: true, uid: true, name: true },
  });
}

/** Those of the environment that a text fits; all, when it is empty. */
export function applicationsLike(ctx: Ctx, given: string) {
  const text = given.trim();
  return {
    environmentId: ctx.actor.environmentId,
    kind: "tenant",
    deletedAt: null,
    ...(text && {
      OR: [
        { name: { contains: likeText(text), mode: "insensitive" } },
        { uid: { startsWith: likeText(text) } },
        { id: { startsWith: likeText(text) } },
      ],
    }),
  } satisfies Prisma.ApplicationWhereInput;
}

// What was typed stands for itself: it is no pattern.
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
