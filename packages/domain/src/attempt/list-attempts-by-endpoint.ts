import type { AttemptsByEndpointQuery, ListResponse, MessageAttemptOut } from "@posthorn/contract";
import { lowestId, timeOfId } from "@posthorn/db";
import { type AttemptRow, findAttempts, findMessagesById } from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type EndpointRef, loadEndpointOf } from "../endpoint/get-endpoint.ts";
import { idRange } from "../id-range.ts";
import { fitsFilters, hasFilters } from "../message/fits-filters.ts";
import { scanPage } from "../scan-page.ts";
import { presentAttempts, sizesOfAttempts } from "./attempt-out.ts";
import { outcomeFilter } from "./outcome-filter.ts";

/** A page of the attempts at an endpoint, over all its messages, the newest first. */
export async function listAttemptsByEndpoint(
  ctx: Ctx,
  input: EndpointRef & { query: AttemptsByEndpointQuery },
): Promise<ListResponse<MessageAttemptOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const { endpoint } = await loadEndpointOf(ctx, input);
  const filter = outcomeFilter(query);
  const range = idRange("atmpt", query, ctx.now());
  // A message is older than its attempts, by as long as its retries go on.
  const messages = {
    from: idRange("msg", {}, ctx.now()).from,
    to: lowestId("msg", timeOfId(range.to)),
  };
  return await scanPage<AttemptRow, MessageAttemptOut>({
    page: query,
    order: "descending",
    range,
    read: async (page) => {
      if (filter === null) return { rows: [], scannedTo: null };
      return await findAttempts(ctx.pool, { ...filter, of: { endpointId: endpoint.id, messages } }, page);
    },
    keyOf: (row) => row.id,
    sizesOf: query.with_content ? (rows) => sizesOfAttempts(ctx, rows) : undefined,
    keep: hasFilters(query) ? (rows) => ofFittingMessages(ctx, rows, query) : undefined,
    present: (rows) =>
      presentAttempts(ctx, rows, { isWithContent: query.with_content, isWithMessage: query.with_msg }),
  });
}

async function ofFittingMessages(
  ctx: Ctx,
  rows: AttemptRow[],
  query: AttemptsByEndpointQuery,
): Promise<AttemptRow[]> {
  const messages = await findMessagesById(
    ctx.pool,
    rows.map((row) => row.messageId),
  );
  return rows.filter((row) => {
    const message = messages.get(row.messageId);
    return message !== undefined && fitsFilters(message, query);
  });
}
