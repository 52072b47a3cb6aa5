import type { ListResponse } from "@posthorn/contract";
import type { MemberRole } from "@posthorn/db";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage, type PageInput } from "../list-page.ts";

export type MemberOut = {
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  createdAt: string;
};

/** Who belongs to the actor's organization, by the age of their accounts. */
export async function listMembers(
  ctx: Ctx,
  input: Omit<PageInput, "order">,
): Promise<ListResponse<MemberOut>> {
  requirePermission(ctx, "view_people");
  const { organizationId } = ctx.actor;
  return listPage(
    { ...input, order: "ascending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.member.findMany({
          where: { organizationId, ...(after && { userId: after }) },
          orderBy: { userId: direction },
          take,
          include: { user: { select: { name: true, email: true } } },
        }),
      keyOf: ({ userId }) => userId,
      toItem: ({ userId, role, createdAt, user }) => ({
        userId,
        ...user,
        role,
        createdAt: createdAt.toISOString(),
      }),
    },
  );
}
