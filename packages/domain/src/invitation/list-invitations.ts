import type { ListResponse } from "@posthorn/contract";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { listPage, type PageInput } from "../list-page.ts";
import { type InvitationOut, invitationOut } from "./invitation-out.ts";
import { unanswered } from "./open-invitation.ts";

/** Invitations of the actor's organization that were neither accepted nor revoked, the newest first; expired ones too. */
export async function listInvitations(
  ctx: Ctx,
  input: Omit<PageInput, "order">,
): Promise<ListResponse<InvitationOut>> {
  requirePermission(ctx, "administer");
  const { organizationId } = ctx.actor;
  return listPage(
    { ...input, order: "descending" },
    {
      read: ({ after, direction, take }) =>
        ctx.prisma.invitation.findMany({
          where: { organizationId, ...unanswered, ...(after && { id: after }) },
          orderBy: { id: direction },
          take,
        }),
      keyOf: ({ id }) => id,
      toItem: invitationOut,
    },
  );
}
