import type { ListedMessageOut, ListResponse, MessageListQuery } from "@posthorn/contract";
import { findMessages, type MessageRow } from "@posthorn/queue";
import { loadApplication } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { scanPage } from "../scan-page.ts";
import { judgeMessages } from "./judge-messages.ts";
import { loadAnsweredPayloads, messageOut } from "./message-out.ts";

/** A page of an application's messages, the newest first. */
export async function listMessages(
  ctx: Ctx,
  input: { application: string; query: MessageListQuery },
): Promise<ListResponse<ListedMessageOut>> {
  requirePermission(ctx, "read");
  const { query } = input;
  const { id: applicationId } = await loadApplication(ctx, input.application);
  const filter = {
    owner: { applicationId },
    eventTypes: query.event_types,
    channel: query.channel,
    tag: query.tag,
  };
  const isOfState = async (rows: MessageRow[]) =>
    (await judgeMessages(ctx, rows))
      .filter(({ state }) => state === query.state)
      .map(({ message }) => message);
  return await scanPage({
    page: query,
    order: "descending",
    range: idRange("msg", query, ctx.now()),
    read: (page) => findMessages(ctx.pool, filter, page),
    keyOf: (row) => row.id,
    keep: query.state && isOfState,
    sizesOf: query.with_content ? async (rows) => rows.map((row) => row.payloadBytes) : undefined,
    present: (rows) => present(ctx, rows, query),
  });
}

async function present(
  ctx: Ctx,
  rows: MessageRow[],
  { with_content, with_state }: MessageListQuery,
): Promise<ListedMessageOut[]> {
  const payloads = with_content ? await loadAnsweredPayloads(ctx, rows) : undefined;
  const answers = rows.map((row) => messageOut(row, payloads?.get(row.id)));
  if (!with_state) return answers;
  const judged = await judgeMessages(ctx, rows);
  return answers.map((answer, index) => ({ ...answer, state: judged[index]?.state }));
}
