import type { AttemptsByMessageQuery, ListResponse, MessageAttemptOut } from "@posthorn/contract";
import { type AttemptRow, findAttempts } from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { loadEndpoint } from "../access/load-endpoint.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { fitsFilters } from "../message/fits-filters.ts";
import type { MessageRef } from "../message/get-message.ts";
import { loadMessage } from "../message/load-message.ts";
import { scanPage } from "../scan-page.ts";
import { presentAttempts, sizesOfAttempts } from "./attempt-out.ts";
import { outcomeFilter } from "./outcome-filter.ts";

/** A page of the attempts of a message, at all its endpoints or one, the newest first. */
export async function listAttemptsByMessage(
  ctx: Ctx,
  input: MessageRef & { query: AttemptsByMessageQuery },
): Promise<ListResponse<MessageAttemptOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const application = await loadApplicationToRead(ctx, input.application);
  const message = await loadMessage(ctx, application, input.message);
  const endpoint =
    query.endpoint_id === undefined ? undefined : await loadEndpoint(ctx, application, query.endpoint_id);
  const filter = outcomeFilter(query);
  const hasAny = filter !== null && fitsFilters(message, query);
  return await scanPage<AttemptRow, MessageAttemptOut>({
    page: query,
    order: "descending",
    range: idRange("atmpt", query, ctx.now()),
    read: async (page) => {
      if (!hasAny) return { rows: [], scannedTo: null };
      const of = { messageId: message.id, endpointId: endpoint?.id };
      return await findAttempts(ctx.pool, { ...filter, of }, page);
    },
    keyOf: (row) => row.id,
    sizesOf: query.with_content ? (rows) => sizesOfAttempts(ctx, rows) : undefined,
    present: (rows) =>
      presentAttempts(ctx, rows, { isWithContent: query.with_content, isWithMessage: query.with_msg }),
  });
}
