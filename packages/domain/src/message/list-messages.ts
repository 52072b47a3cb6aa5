import type { ListResponse, MessageListQuery, MessageOut } from "@posthorn/contract";
import { findMessages, type IdPage, type MessageRow, type Scan } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { scanPage } from "../scan-page.ts";
import { loadAnsweredPayloads, messageOut } from "./message-out.ts";

/** How much payload one page holds; where its messages have more, it ends sooner. */
const maxPayloadBytes = 8 * 1_048_576;

/** A page of an application's messages, the newest first. */
export async function listMessages(
  ctx: Ctx,
  input: { application: string; query: MessageListQuery },
): Promise<ListResponse<MessageOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const filter = {
    owner: { applicationId },
    eventTypes: query.event_types,
    channel: query.channel,
    tag: query.tag,
  };
  return await scanPage({
    page: query,
    order: "descending",
    range: idRange("msg", query, ctx.now()),
    read: async (page: IdPage) => {
      const scan = await findMessages(ctx.pool, filter, page);
      return query.with_content ? upTo(maxPayloadBytes, scan) : scan;
    },
    keyOf: (row) => row.id,
    present: async (rows) => {
      if (!query.with_content) return rows.map((row) => messageOut(row));
      const payloads = await loadAnsweredPayloads(ctx, rows);
      return rows.map((row) => messageOut(row, payloads.get(row.id)));
    },
  });
}

/** The first rows whose payloads come to no more than so many bytes, and always one. */
export function upTo(maxBytes: number, scan: Scan<MessageRow>): Scan<MessageRow> {
  let bytes = 0;
  const end = scan.rows.findIndex((row, index) => {
    bytes += row.payloadBytes;
    return bytes > maxBytes && index > 0;
  });
  if (end === -1) return scan;
  const rows = scan.rows.slice(0, end);
  return { rows, scannedTo: rows.at(-1)?.id ?? null };
}
