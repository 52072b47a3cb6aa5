import type { ListResponse, MessageState } from "@posthorn/contract";
import { timeOfId } from "@posthorn/db";
import {
  type DeliverySummary,
  findMessageIds,
  findMessages,
  findMessagesById,
  type IdPage,
  type MessageRow,
} from "@posthorn/queue";
import { loadApplicationToRead } from "../access/load-application.ts";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { scanPage } from "../scan-page.ts";
import { type JudgedMessage, judgeMessages } from "./judge-messages.ts";

export type MessageSummary = {
  id: string;
  eventId: string | null;
  eventType: string;
  channels: string[];
  tags: string[];
  timestamp: string;
  payloadBytes: number;
  application: { id: string; uid: string | null; name: string; isDeleted: boolean };
  state: MessageState;
  succeeded: number;
  deliveries: number;
  nextAttemptAt: string | null;
};

export type MessageSearch = {
  limit: number;
  iterator?: string | undefined;
  before?: Date | undefined;
  after?: Date | undefined;
  eventTypes?: readonly string[] | undefined;
  channel?: string | undefined;
  tag?: string | undefined;
  state?: MessageState | undefined;
  /** An application's id or uid; without it all of the environment. */
  application?: string | undefined;
  /** A message's id or event id, whole. */
  text?: string | undefined;
};

/** A page of messages with how they stand, the newest first; over all tenants of the environment for its operators. */
export async function searchMessages(ctx: Ctx, search: MessageSearch): Promise<ListResponse<MessageSummary>> {
  requirePermission(ctx, search.application === undefined ? "read_as_host" : "read");
  const owner = await ownerOf(ctx, search.application);
  const range = idRange("msg", search, ctx.now());
  const { state, text } = search;
  const ids = text === undefined ? undefined : await idsOf(ctx, owner, text);
  const keep = async (rows: Row[]) => rows.filter((row) => row.state === state);
  return await scanPage<Row, MessageSummary>({
    page: search,
    order: "descending",
    range,
    read: async (page) => {
      if (ids)
        return { rows: await judgeMessages(ctx, await named(ctx, ids, { owner, page })), scannedTo: null };
      const { rows, scannedTo } = await findMessages(ctx.pool, { ...search, owner }, page);
      return { rows: await judgeMessages(ctx, rows), scannedTo };
    },
    keyOf: ({ message }) => message.id,
    keep: state === undefined || ids ? undefined : keep,
    present: (rows) => present(ctx, rows),
  });
}

type Owner = Parameters<typeof findMessages>[1]["owner"];
type Row = JudgedMessage;

async function ownerOf(ctx: Ctx, application: string | undefined): Promise<Owner> {
  if (application !== undefined) return { applicationId: (await loadApplicationToRead(ctx, application)).id };
  const { environmentId } = ctx.actor;
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { operationalApplicationId: true },
  });
  return { environmentId, exceptApplicationId: operationalApplicationId };
}

const sameEventId = 100;

async function idsOf(ctx: Ctx, owner: Owner, eventId: string): Promise<string[]> {
  if (eventId.startsWith("msg_")) return [eventId];
  if ("environmentId" in owner) {
    return findMessageIds(ctx.pool, { eventId, environmentId: owner.environmentId }, sameEventId);
  }
  const { applicationId } = owner;
  const found = await ctx.prisma.eventId.findUnique({
    where: { eventId_applicationId: { eventId, applicationId } },
  });
  return found ? [found.messageId] : [];
}

async function named(
  ctx: Ctx,
  ids: string[],
  { owner, page }: { owner: Owner; page: IdPage },
): Promise<MessageRow[]> {
  const found = await findMessagesById(ctx.pool, ids);
  const isOwned = (row: MessageRow) =>
    "applicationId" in owner
      ? row.applicationId === owner.applicationId
      : row.environmentId === owner.environmentId && row.applicationId !== owner.exceptApplicationId;
  const rising = [...found.values()]
    .filter((row) => isOwned(row) && row.id >= page.from && row.id < page.to)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return (page.isAscending ? rising : rising.reverse()).slice(0, page.limit);
}

async function present(ctx: Ctx, rows: Row[]): Promise<MessageSummary[]> {
  const applications = await ctx.prisma.application.findMany({
    where: { id: { in: [...new Set(rows.map(({ message }) => message.applicationId))] } },
    select: { id: true, uid: true, name: true, deletedAt: true },
  });
  const byId = new Map(
    applications.map(({ deletedAt, ...application }) => [
      application.id,
      { ...application, isDeleted: deletedAt !== null },
    ]),
  );
  return rows.map(({ message, summary, state }) => ({
    id: message.id,
    eventId: message.eventId,
    eventType: message.eventType,
    channels: message.channels,
    tags: message.tags,
    timestamp: new Date(timeOfId(message.id)).toISOString(),
    payloadBytes: message.payloadBytes,
    application: byId.get(message.applicationId) ?? {
      id: message.applicationId,
      uid: null,
      name: "",
      isDeleted: true,
    },
    state,
    succeeded: summary?.succeeded ?? 0,
    deliveries: Math.max(message.deliveryCount, summary ? countOf(summary) : 0),
    nextAttemptAt: summary?.nextAttemptAt?.toISOString() ?? null,
  }));
}

function countOf(summary: DeliverySummary): number {
  return summary.waiting + summary.retrying + summary.succeeded + summary.exhausted + summary.cancelled;
}
