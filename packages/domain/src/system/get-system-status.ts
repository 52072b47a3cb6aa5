import {
  listPartitions,
  partitionEnd,
  partitionedTables,
  partitionStart,
  readStorage,
  type Storage,
} from "@posthorn/db";
import {
  mostCounted,
  type QueueFigures,
  readAttemptRate,
  readOldestWork,
  readQueueFigures,
} from "@posthorn/queue";
import { requirePermission } from "../access/require-permission.ts";
import type { Ctx } from "../ctx.ts";
import { type ProcessRole, reportEveryMs } from "./report-process.ts";

export type ProcessStatus = {
  id: string;
  role: ProcessRole;
  host: string;
  pid: number;
  startedAt: string;
  lastSeenAt: string;
  /** Missed three signs of life. */
  isLost: boolean;
};

export type PartitionSpan = {
  table: string;
  count: number;
  /** When its oldest partition goes. */
  nextDropAt: string;
};

export type SystemStatus = {
  processes: ProcessStatus[];
  queue: QueueFigures & {
    /** Where counts end: one above it says "more than". */
    countedTo: number;
    oldestDueSeconds: number;
    oldestFanOutSeconds: number;
    attemptsPerSecond: number;
  };
  /** `daysLeft`: how long the free room lasts at yesterday's pace; null: not known. */
  storage: Storage & { daysLeft: number | null };
  partitions: PartitionSpan[];
  /** The name of the newest migration. */
  schemaVersion: string | null;
};

const rateMinutes = 5;
const maxProcesses = 200;
/** A process that was killed and replaced is no news for ever. */
const listedAsLostMs = 3_600_000;
const dayMs = 86_400_000;

/** How the installation is: what runs, what waits, how much room is left. For owners; it is of all organizations. */
export async function getSystemStatus(ctx: Ctx): Promise<SystemStatus> {
  requirePermission(ctx, "own");
  const now = ctx.now();
  const [processes, oldest, figures, attemptsPerSecond, storage, partitions, migrations] = await Promise.all([
    ctx.prisma.serverProcess.findMany({
      where: { lastSeenAt: { gt: new Date(now.getTime() - listedAsLostMs) } },
      orderBy: [{ role: "asc" }, { id: "asc" }],
      take: maxProcesses,
    }),
    readOldestWork(ctx.pool),
    readQueueFigures(ctx.pool),
    readAttemptRate(ctx.pool, rateMinutes),
    readStorage(ctx.pool, now),
    listPartitions(ctx.pool),
    ctx.prisma.$queryRaw<{ name: string }[]>`
      select migration_name as name from _prisma_migrations where finished_at is not null
       order by migration_name desc limit 1`,
  ]);
  return {
    processes: processes.map(({ startedAt, lastSeenAt, role, ...process }) => ({
      ...process,
      role: role as ProcessRole,
      startedAt: startedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isLost: now.getTime() - lastSeenAt.getTime() > 3 * reportEveryMs,
    })),
    queue: {
      ...figures,
      countedTo: mostCounted,
      oldestDueSeconds: oldest.deliverySeconds,
      oldestFanOutSeconds: oldest.fanOutSeconds,
      attemptsPerSecond,
    },
    storage: { ...storage, daysLeft: daysLeft(storage) },
    partitions: spansOf(partitions),
    schemaVersion: migrations[0]?.name ?? null,
  };
}

function daysLeft({ bytesADay, freeBytes }: Storage): number | null {
  return bytesADay === null || bytesADay === 0 || freeBytes === null ? null : freeBytes / bytesADay;
}

function spansOf(partitions: readonly { table: string; name: string }[]): SystemStatus["partitions"] {
  return partitionedTables.flatMap((table) => {
    const starts = partitions
      .filter((partition) => partition.table === table.table)
      .map(({ name }) => partitionStart(name))
      .sort((a, b) => a - b);
    const [oldest] = starts;
    if (oldest === undefined) return [];
    const nextDropAt = new Date(partitionEnd(table, oldest) + table.keepDays * dayMs).toISOString();
    return [{ table: table.table, count: starts.length, nextDropAt }];
  });
}
