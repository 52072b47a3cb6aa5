import type { ListResponse, MessageListQuery, MessageOut } from "@posthorn/contract";
import { findMessages } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { scanPage } from "../scan-page.ts";
import { loadAnsweredPayloads, messageOut } from "./message-out.ts";

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
    read: (page) => findMessages(ctx.pool, filter, page),
    keyOf: (row) => row.id,
    sizesOf: query.with_content ? async (rows) => rows.map((row) => row.payloadBytes) : undefined,
    present: async (rows) => {
      if (!query.with_content) return rows.map((row) => messageOut(row));
      const payloads = await loadAnsweredPayloads(ctx, rows);
      return rows.map((row) => messageOut(row, payloads.get(row.id)));
    },
  });
}
