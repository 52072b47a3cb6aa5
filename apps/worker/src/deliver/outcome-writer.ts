import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "@posthorn/db";
import {
  type EndpointChange,
  type EndpointReport,
  type Outcome,
  record,
  recordSucceeded,
} from "@posthorn/queue";
import { endpointReports, type OutcomeEntry, rollupDeltas } from "./outcome-batch.ts";
import { writeFailureOf } from "./write-failure.ts";

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
 * Postgres could not take for now (deadlock, restart) is written again; one that it cannot take at all is halved
 * until the bad row stands alone. Of that one the bare outcome is written, so that its tries are counted and it ends;
 * should even that fail, its lease ends and it is sent again.
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
    if (await isWritten(() => writeBatch(options, batch))) return;
    const [first, ...others] = batch;
    if (first && others.length === 0) return writeBare(first.outcome);
    const middle = Math.ceil(batch.length / 2);
    await writeUntilDone(batch.slice(0, middle));
    await writeUntilDone(batch.slice(middle));
  }

  // What comes from outside is left away first, then the attempt: health and figures hear of neither.
  async function writeBare(outcome: Outcome): Promise<void> {
    const { attempt } = outcome;
    const bare = attempt && { ...outcome, attempt: { ...attempt, detail: "{}", responseBody: null } };
    for (const next of [...(bare ? [bare] : []), { ...outcome, attempt: null }]) {
      if (await isWritten(() => record(options.pool, [next], [], []))) return;
    }
  }

  /** Writes again while that can help; false: it cannot. */
  async function isWritten(write: () => Promise<unknown>): Promise<boolean> {
    while (true) {
      try {
        await write();
        return true;
      } catch (error) {
        options.onError(error);
        const failure = writeFailureOf(error);
        if (failure === "lasting") return false;
        if (failure === "away") await delay(retryDelayMs);
      }
    }
  }

  return {
    add: (entry) => {
      waiting.push({ ...entry, message: entry.message && withoutPayload(entry.message) });
      unwritten += 1;
      writing ??= writeAll();
    },
    pending: () => unwritten,
    flush: async () => {
      while (writing) await writing;
    },
  };
}

// Its payload is not kept until the outcome is written.
function withoutPayload({ environmentId, eventType }: NonNullable<OutcomeEntry["message"]>) {
  return { environmentId, eventType };
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
    // Closed, it rolls back; a statement more would wait once more on one that hangs.
    client.release(true);
    throw error;
  }
}
