import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type MessageSummary, searchMessages } from "../message/search-messages.ts";

/** The customer that one tries with; the host's own come later. */
export const firstCustomer = { uid: "first-customer", name: "First customer" };
export const firstEndpoint = "inspector";

export type FirstDelivery = {
  /** Whom one tries with, made or not. */
  customer: { uid: string; name: string };
  /** The inspector that the customer's endpoint leads to; null: not made yet, or over. */
  inspectorId: string | null;
  /** The newest message of the environment. */
  message: MessageSummary | null;
};

const inspectorOfUrl = /\/inspect\/(insp_[0-9A-Za-z]{27})$/;

/** How far an environment is on its way to a first delivered message. */
export async function getFirstDelivery(ctx: Ctx): Promise<FirstDelivery> {
  requirePermission(ctx, "read_as_host");
  const { environmentId } = ctx.actor;
  const [endpoint, messages] = await Promise.all([
    ctx.prisma.endpoint.findFirst({
      where: {
        uid: firstEndpoint,
        deletedAt: null,
        application: { environmentId, uid: firstCustomer.uid, deletedAt: null },
      },
      select: { url: true },
    }),
    searchMessages(ctx, { limit: 1 }),
  ]);
  const inspectorId = inspectorOfUrl.exec(endpoint?.url ?? "")?.[1];
  const isOpen =
    inspectorId !== undefined &&
    (await ctx.prisma.inspector.count({
      where: { id: inspectorId, environmentId, expiresAt: { gt: ctx.now() } },
    })) > 0;
  return {
    customer: firstCustomer,
    inspectorId: isOpen ? inspectorId : null,
    message: messages.data[0] ?? null,
  };
}
