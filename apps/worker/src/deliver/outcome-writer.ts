import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "@posthorn/db";
import { type EndpointChange, type EndpointReport, record, recordSucceeded } from "@posthorn/queue";
import { endpointReports, type OutcomeEntry, rollupDeltas } from "./outcome-batch.ts";

export type OutcomeWriter = {
  add(entry: OutcomeEntry): void;
  /** Outcomes not yet in the database. */
  pending(): number;
  /** Resolves when everything added so far is written. */
  flush(): Promise<void>;
};

export type OutcomeWriterOptions = {
  pool: Pool;
  /** Runs in the transaction of the outcomes that changed an endpoint's failure count; answers what it disabled. */
  onChanges(client: PoolClient, changes: EndpointChange[], reports: EndpointReport[]): Promise<string[]>;
  /** After the commit that disabled these endpoints. */
  onDisabled(endpointIds: string[]): Promise<void>;
  onWritten(count: number): void;
  onError(error: unknown): void;
};

const batchSize = 500;
const shortGatherMs = 2;
const longGatherMs = 30;
/** From here on outcomes come by themselves, and waiting for more makes writing them cheaper. */
const busyBatch = 16;
const retryDelayMs = 250;

/**
 * Writes outcomes in batches: those that come while one batch is being written form the next. A batch that
 * Postgres could not take for now (deadlock, restart) is written again; one with a bad row is halved until the
 * row stands alone, and that one is dropped: its lease ends and it is sent again.
 */
export function createOutcomeWriter(options: OutcomeWriterOptions): OutcomeWriter {
  const waiting: OutcomeEntry[] = [];
  let writing: Promise<void> | undefined;
  let unwritten = 0;

  async function writeAll(): Promise<void> {
    let gatherMs = shortGatherMs;
    while (waiting.length > 0) {
      if (waiting.length < batchSize) await delay(gatherMs);
      const batch = waiting.splice(0, batchSize);
      for (const part of parts(batch)) await writeUntilDone(part);
      unwritten -= batch.length;
      gatherMs = batch.length < busyBatch ? shortGatherMs : longGatherMs;
      options.onWritten(batch.length);
    }
    writing = undefined;
  }

  async function writeUntilDone(batch: OutcomeEntry[]): Promise<void> {
    while (true) {
      try {
        return await writeBatch(options, batch);
      } catch (error) {
        options.onError(error);
        if (isDataError(error)) return halve(batch);
        if (!isDeadlock(error)) await delay(retryDelayMs);
      }
    }
  }

  async function halve(batch: OutcomeEntry[]): Promise<void> {
    if (batch.length === 1) return;
    const middle = Math.ceil(batch.length / 2);
    await writeUntilDone(batch.slice(0, middle));
    await writeUntilDone(batch.slice(middle));
  }

  return {
    add: (entry) => {
      waiting.push(entry);
      unwritten += 1;
      writing ??= writeAll();
    },
    pending: () => unwritten,
    flush: async () => {
      while (writing) await writing;
    },
  };
}

/** What plainly succeeded is written apart, at a fraction of the cost; an endpoint's outcomes stay together. */
function parts(batch: OutcomeEntry[]): OutcomeEntry[][] {
  const troubled = new Set(batch.filter((entry) => !isPlain(entry)).map((entry) => entry.outcome.endpointId));
  if (troubled.size === 0) return [batch];
  const [plain, rest]: [OutcomeEntry[], OutcomeEntry[]] = [[], []];
  for (const entry of batch) (troubled.has(entry.outcome.endpointId) ? rest : plain).push(entry);
  return plain.length === 0 ? [rest] : [plain, rest];
}

function isPlain({ outcome }: OutcomeEntry): boolean {
  return outcome.verdict === "succeeded" && outcome.trigger === 0;
}

async function writeBatch(options: OutcomeWriterOptions, batch: readonly OutcomeEntry[]): Promise<void> {
  const outcomes = batch.map((entry) => entry.outcome);
  const deltas = rollupDeltas(batch);
  if (batch.every(isPlain) && (await recordSucceeded(options.pool, outcomes, deltas))) return;
  const reports = endpointReports(batch);
  const client = await options.pool.connect();
  try {
    await client.query("begin");
    const changes = await record(client, outcomes, reports, deltas);
    const disabled = changes.length > 0 ? await options.onChanges(client, changes, reports) : [];
    await client.query("commit");
    client.release();
    if (disabled.length > 0) void options.onDisabled(disabled).catch(options.onError);
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    client.release(true);
    throw error;
  }
}

function isDeadlock(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === "40P01" || code === "40001";
}

// Class 22 is data that cannot be stored, class 23 a row without a place, as when its partition is gone.
function isDataError(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? "";
  return code.startsWith("22") || code.startsWith("23");
}
