import { findMessages, loadPayloads, type MessageRow } from "@posthorn/queue";
import type { Ctx } from "../ctx.ts";
import { idRange } from "../id-range.ts";
import { hasPayload } from "../message/message-out.ts";

export type PayloadSample = {
  /** Payloads that are JSON, the newest first. */
  payloads: unknown[];
  /** True when these are all messages of the time; false: the newest of them. */
  isComplete: boolean;
};

const dayMs = 86_400_000;
const maxBytes = 8 * 1_048_576;
const maxScans = 5;
const bytesAtOnce = 2 * 1_048_576;

/**
 * The newest payloads of an event type over all tenants: at most `limit`, 8 MiB, and as far back as five scans of the
 * log reach. Read a few at a time.
 */
export async function samplePayloads(
  ctx: Ctx,
  { eventType, days, limit }: { eventType: string; days: number; limit: number },
): Promise<PayloadSample> {
  const { environmentId } = ctx.actor;
  const { operationalApplicationId } = await ctx.prisma.environment.findUniqueOrThrow({
    where: { id: environmentId },
    select: { operationalApplicationId: true },
  });
  const filter = {
    owner: { environmentId, exceptApplicationId: operationalApplicationId },
    eventTypes: [eventType],
  };
  const range = idRange("msg", { after: new Date(ctx.now().getTime() - days * dayMs) }, ctx.now());
  const found: MessageRow[] = [];
  let isComplete = false;
  for (let scans = 0, to = range.to; scans < maxScans && found.length < limit; scans++) {
    const page = { ...range, to, isAscending: false, limit: limit - found.length };
    const { rows, scannedTo } = await findMessages(ctx.pool, filter, page);
    found.push(...rows);
    isComplete = scannedTo === null && rows.length < page.limit;
    if (scannedTo === null) break;
    to = scannedTo;
  }
  const readable = found.filter((row) => hasPayload(row, ctx.now()));
  const { payloads, isCut } = await readJson(ctx, readable);
  return { payloads, isComplete: isComplete && !isCut };
}

async function readJson(ctx: Ctx, rows: readonly MessageRow[]) {
  const payloads: unknown[] = [];
  let bytes = 0;
  for (let start = 0; start < rows.length; ) {
    const some = take(rows.slice(start), Math.min(bytesAtOnce, maxBytes - bytes));
    if (some.length === 0) return { payloads, isCut: true };
    const texts = await loadPayloads(ctx.pool, some);
    for (const { id, payloadBytes } of some) {
      bytes += payloadBytes;
      const payload = jsonOf(texts.get(id));
      if (payload !== undefined) payloads.push(payload);
    }
    start += some.length;
  }
  return { payloads, isCut: false };
}

function take(rows: readonly MessageRow[], bytes: number): MessageRow[] {
  let left = bytes;
  const end = rows.findIndex(({ payloadBytes }) => {
    left -= payloadBytes;
    return left < 0;
  });
  return end === -1 ? [...rows] : rows.slice(0, end);
}

function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
