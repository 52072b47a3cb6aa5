import {
  dropPartition,
  ensurePartitions,
  listPartitions,
  lowestId,
  onlyOne,
  type Partition,
  type PartitionedTable,
  partitionEnd,
  partitionedTables,
  partitionStart,
} from "@posthorn/db";
import { endOldDeliveries, hasOpenDeliveries } from "@posthorn/queue";
import type { LoopDeps, RoundResult } from "./loop-deps.ts";

export const defaults = {
  intervalMs: 3_600_000,
  /** Between the end of the last delivery and the drop: outcomes that are under way are written by then. */
  graceMs: 3_600_000,
};

const dayMs = 86_400_000;
/** In this order: what is written at an outcome goes last. */
const history = ["attempts", "messages", "deliveries"];

/**
 * Makes the partitions of the coming days and drops those whose time is past. What is still open of messages whose
 * history goes ends first, an hour or more before it goes. One process drops at a time.
 */
export async function runOnce(deps: LoopDeps, options: typeof defaults): Promise<RoundResult> {
  await ensurePartitions(deps.pool, deps.now());
  await onlyOne(deps.pool, "retention", () => dropPast(deps, options));
  return { isMore: false };
}

async function dropPast(deps: LoopDeps, { graceMs }: typeof defaults): Promise<void> {
  const { pool, now, signal } = deps;
  const past = (await listPartitions(pool))
    .flatMap((partition) => pastOf(partition, now().getTime()))
    .sort((a, b) => history.indexOf(a.table.table) - history.indexOf(b.table.table));
  for (const { table, range } of past) {
    if (signal.aborted) return;
    if (table.table === "messages") {
      await endOldDeliveries(pool, range, { state: "exhausted", reason: "retention" });
    }
  }
  for (const { partition, table, range, pastMs } of past) {
    if (signal.aborted) return;
    if (pastMs < graceMs) continue;
    if (history.includes(table.table) && (await hasOpenDeliveries(pool, range))) continue;
    // One that a long query holds is tried again at the next round.
    await dropPartition(pool, partition).catch(deps.onError);
  }
}

type Past = {
  partition: Partition;
  table: PartitionedTable;
  range: { from: string; to: string };
  /** How long it has been past. */
  pastMs: number;
};

function pastOf(partition: Partition, now: number): Past[] {
  const table = partitionedTables.find((one) => one.table === partition.table);
  if (!table) return [];
  const start = partitionStart(partition.name);
  const end = partitionEnd(table, start);
  const pastMs = now - end - table.keepDays * dayMs;
  if (pastMs < 0) return [];
  const range = { from: lowestId(table.prefix, start), to: lowestId(table.prefix, end) };
  return [{ partition, table, range, pastMs }];
}
