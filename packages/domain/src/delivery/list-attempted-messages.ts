import type { AttemptedMessagesQuery, EndpointMessageOut, ListResponse } from "@posthorn/contract";
import {
  type DeliveryRow,
  findDeliveriesOfEndpoint,
  findMessagesById,
  type MessageRow,
} from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "../endpoint/get-endpoint.ts";
import { idRange } from "../id-range.ts";
import { fitsFilters, hasFilters } from "../message/fits-filters.ts";
import { loadAnsweredPayloads, messageOut } from "../message/message-out.ts";
import { scanPage } from "../scan-page.ts";
import { deliveryOut, statesOf } from "./delivery-status.ts";

type Row = { delivery: DeliveryRow; message: MessageRow };

/** A page of the messages that an endpoint was to get, and how the delivery of each stands, the newest first. */
export async function listAttemptedMessages(
  ctx: Ctx,
  input: EndpointRef & { query: AttemptedMessagesQuery },
): Promise<ListResponse<EndpointMessageOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const { endpoint } = await loadEndpointOf(ctx, input);
  const isExpanded = query.expanded_statuses;
  const states = query.status === undefined ? undefined : statesOf(query.status, isExpanded);
  const fitting = async (rows: Row[]) =>
    rows.filter(
      ({ delivery, message }) => (!states || states.includes(delivery.state)) && fitsFilters(message, query),
    );
  return await scanPage<Row, EndpointMessageOut>({
    page: query,
    order: "descending",
    range: idRange("msg", query, ctx.now()),
    read: async (page) => {
      const deliveries = await findDeliveriesOfEndpoint(ctx.pool, endpoint.id, page);
      return { rows: await withMessages(ctx, deliveries), scannedTo: lastOf(deliveries, page.limit) };
    },
    keyOf: ({ delivery }) => delivery.messageId,
    sizesOf: query.with_content ? async (rows) => rows.map(({ message }) => message.payloadBytes) : undefined,
    keep: states || hasFilters(query) ? fitting : undefined,
    present: async (rows) => {
      const messages = rows.map(({ message }) => message);
      const payloads = query.with_content ? await loadAnsweredPayloads(ctx, messages) : undefined;
      return rows.map(({ delivery, message }) => ({
        ...messageOut(message, payloads?.get(message.id)),
        ...deliveryOut(delivery, isExpanded),
      }));
    },
  });
}

async function withMessages(ctx: Ctx, deliveries: DeliveryRow[]): Promise<Row[]> {
  const messages = await findMessagesById(
    ctx.pool,
    deliveries.map((delivery) => delivery.messageId),
  );
  return deliveries.flatMap((delivery) => {
    const message = messages.get(delivery.messageId);
    return message ? [{ delivery, message }] : [];
  });
}

// A full read may go on, also where the messages of its last deliveries are gone.
function lastOf(deliveries: DeliveryRow[], limit: number): string | null {
  return deliveries.length < limit ? null : (deliveries.at(-1)?.messageId ?? null);
}
