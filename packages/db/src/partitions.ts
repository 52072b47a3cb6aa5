import type pg from "pg";
import { type IdPrefix, lowestId } from "./id.ts";

export type PartitionedTable = {
  table: string;
  prefix: IdPrefix;
  span: "day" | "month";
  /** How long after its end a partition is kept. */
  keepDays: number;
};

const retentionClasses = [7, 30, 90] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** Every table that is partitioned by time, the time being that in its ids. */
export const partitionedTables: PartitionedTable[] = [
  { table: "messages", prefix: "msg", span: "day", keepDays: 90 },
  { table: "deliveries", prefix: "msg", span: "day", keepDays: 90 },
  { table: "attempts", prefix: "msg", span: "day", keepDays: 90 },
  ...retentionClasses.flatMap((keepDays): PartitionedTable[] => [
    { table: `payloads_${keepDays}`, prefix: "msg", span: "day", keepDays },
    { table: `response_bodies_${keepDays}`, prefix: "msg", span: "day", keepDays },
  ]),
  { table: "audit_entries", prefix: "aud", span: "month", keepDays: 400 },
];

const dayMs = 86_400_000;
const daysAhead = 7;

/** The smallest class that keeps a payload for `days`. */
export function retentionClassFor(days: number): RetentionClass {
  return retentionClasses.find((retentionClass) => days <= retentionClass) ?? 90;
}

/**
 * Makes the partitions from the day before `from` up to 7 days after `now`.
 * Safe to run from several processes at once; answers how many it made.
 */
export async function ensurePartitions(pool: pg.Pool, now: Date, from: Date = now): Promise<number> {
  const existing = await listPartitions(pool);
  const names = new Set(existing.map((partition) => partition.name));
  let made = 0;
  for (const table of partitionedTables) {
    for (const start of startsBetween(
      table.span,
      from.getTime() - dayMs,
      now.getTime() + daysAhead * dayMs,
    )) {
      if (names.has(partitionName(table, start))) continue;
      await createPartition(pool, table, start);
      made += 1;
    }
  }
  return made;
}

/** The name of the daily partition of `table` that holds what has this time: its suffix is the day. */
export function dayPartition(table: string, at: number): string {
  return `${table}_${new Date(at).toISOString().slice(0, 10).replaceAll("-", "")}`;
}

/** How many whole days ahead of `now` every daily table has partitions; readiness fails below 2. */
export async function partitionDaysAhead(pool: pg.Pool, now: Date): Promise<number> {
  const names = new Set((await listPartitions(pool)).map((partition) => partition.name));
  const daily = partitionedTables.filter((table) => table.span === "day");
  for (let days = 0; days <= daysAhead; days++) {
    const start = startOf("day", now.getTime() + days * dayMs);
    if (!daily.every((table) => names.has(partitionName(table, start)))) return days - 1;
  }
  return daysAhead;
}

export type Partition = { table: string; name: string };

/** All partitions, those included that a drop left half way: detached, and no longer their table's. */
export async function listPartitions(pool: pg.Pool): Promise<Partition[]> {
  const { rows } = await pool.query<Partition>(
    `select parent.relname as table, child.relname as name
       from pg_class child
       join pg_class parent on parent.relnamespace = child.relnamespace and parent.relkind = 'p'
        and child.relname ~ ('^' || parent.relname || '_[0-9]{6,8}$')
      where parent.relname = any($1) and child.relkind = 'r'
        and child.relnamespace = current_schema()::regnamespace`,
    [partitionedTables.map((table) => table.table)],
  );
  return rows;
}

/**
 * Detaches and drops one partition without stopping reads or writes of its siblings. What a crash, or a time-out
 * behind a long query, left half detached or detached is finished.
 */
export async function dropPartition(pool: pg.Pool, partition: Partition): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("set lock_timeout = '1s'");
    const { rows } = await client.query<{ pending: boolean }>(
      "select inhdetachpending as pending from pg_inherits where inhrelid = to_regclass($1)",
      [partition.name],
    );
    if (rows[0]) {
      const how = rows[0].pending ? "finalize" : "concurrently";
      await client.query(`alter table ${partition.table} detach partition ${partition.name} ${how}`);
    }
    await client.query(`drop table if exists ${partition.name}`);
  } finally {
    // Closed with its lock_timeout, and with whatever still waits.
    client.release(true);
  }
}

/** The start of the span in a partition's name, in Unix milliseconds. */
export function partitionStart(name: string): number {
  const digits = name.slice(name.lastIndexOf("_") + 1);
  const day = digits.length > 6 ? Number(digits.slice(6, 8)) : 1;
  return Date.UTC(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)) - 1, day);
}

/** Where a partition that starts then ends, in Unix milliseconds. */
export function partitionEnd(table: PartitionedTable, start: number): number {
  return nextStart(table.span, start);
}

// Attached instead of created in place: that takes a weaker lock on the parent.
async function createPartition(pool: pg.Pool, table: PartitionedTable, start: number): Promise<void> {
  const name = partitionName(table, start);
  const from = lowestId(table.prefix, start);
  const to = lowestId(table.prefix, nextStart(table.span, start));
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local lock_timeout = '1s'");
    await client.query("select pg_advisory_xact_lock(hashtext('posthorn partitions'))");
    const { rows } = await client.query("select to_regclass($1) as found", [name]);
    if (rows[0].found === null) {
      await client.query(`create table ${name} (like ${table.table} including all)`);
      await client.query(
        `alter table ${table.table} attach partition ${name} for values from ('${from}') to ('${to}')`,
      );
    }
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function partitionName(table: PartitionedTable, start: number): string {
  const name = dayPartition(table.table, start);
  return table.span === "day" ? name : name.slice(0, -2);
}

function* startsBetween(span: "day" | "month", from: number, to: number): Generator<number> {
  for (let start = startOf(span, from); start <= to; start = nextStart(span, start)) yield start;
}

function startOf(span: "day" | "month", at: number): number {
  if (span === "day") return Math.floor(at / dayMs) * dayMs;
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

function nextStart(span: "day" | "month", start: number): number {
  if (span === "day") return start + dayMs;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
