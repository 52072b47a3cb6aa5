import type { AttemptedEndpointsQuery, ListResponse, MessageEndpointOut } from "@posthorn/contract";
import { type DeliveryRow, findDeliveriesOfMessage } from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { endpointOut } from "../endpoint/endpoint-out.ts";
import type { MessageRef } from "../message/get-message.ts";
import { loadMessage } from "../message/load-message.ts";
import { scanPage } from "../scan-page.ts";
import { deliveryOut } from "./delivery-status.ts";

const allEndpoints = { from: "ep_", to: "ep`" };

/** A page of the endpoints that were to get a message, deleted ones too, and how the delivery to each stands. */
export async function listAttemptedEndpoints(
  ctx: Ctx,
  input: MessageRef & { query: AttemptedEndpointsQuery },
): Promise<ListResponse<MessageEndpointOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const application = await loadApplicationToRead(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  return await scanPage<DeliveryRow, MessageEndpointOut>({
    page: query,
    order: "ascending",
    range: allEndpoints,
    read: async (page) => ({
      rows: await findDeliveriesOfMessage(ctx.pool, message.id, page),
      scannedTo: null,
    }),
    keyOf: (row) => row.endpointId,
    present: async (rows) => {
      const endpoints = await ctx.prisma.endpoint.findMany({
        where: { id: { in: rows.map((row) => row.endpointId) } },
      });
      const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpointOut(endpoint)]));
      return rows.flatMap((row) => {
        const endpoint = byId.get(row.endpointId);
        if (!endpoint) return [];
        const { metadata: _, ...shown } = endpoint;
        return [{ ...shown, ...deliveryOut(row, query.expanded_statuses) }];
      });
    },
  });
}
