import type { NewMessage, Verdict } from "@posthorn/queue";

export type GroupCommitOptions = {
  /** One transaction; resolves after its commit. */
  write(messages: readonly NewMessage[]): Promise<(Verdict | undefined)[]>;
  maxMessages?: number;
  maxBytes?: number;
  /** Payload bytes that may wait; more answers `overloaded`. */
  maxWaitingBytes?: number;
  maxWaitingMessages?: number;
  /** Batches being written at once. One: a statement costs as much for ten messages as for twenty. */
  lanes?: number;
};

export type GroupCommit = {
  /** Stores these in one transaction, with whatever else waits. `overloaded`: nothing was stored. */
  submit(messages: readonly NewMessage[]): Promise<SubmitResult>;
  waiting(): number;
};

export type SubmitResult = (Verdict | { kind: "unstorable" })[] | "overloaded";

type Unit = {
  messages: readonly NewMessage[];
  bytes: number;
  resolve(verdicts: SubmitResult): void;
  reject(error: unknown): void;
};

const repeats = 5;

/**
 * Requests that arrive while a batch is being written form the next one: under load one commit carries hundreds
 * of publishes, alone a publish waits for nobody. A batch that deadlocked is repeated; one that Postgres refuses for
 * its data is halved until the bad message stands alone, so no neighbour is hurt.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  const { write, maxMessages = 500, maxBytes = 4 * 1024 * 1024, lanes = 1 } = options;
  const { maxWaitingBytes = 64 * 1024 * 1024, maxWaitingMessages = 50_000 } = options;
  let queue: Unit[] = [];
  let waitingBytes = 0;
  let waitingMessages = 0;
  let running = 0;

  function takeBatch(): Unit[] {
    let messages = 0;
    let bytes = 0;
    let count = 0;
    for (const unit of queue) {
      messages += unit.messages.length;
      bytes += unit.bytes;
      if (count > 0 && (messages > maxMessages || bytes > maxBytes)) break;
      count += 1;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    for (const unit of batch) {
      waitingBytes -= unit.bytes;
      waitingMessages -= unit.messages.length;
    }
    return batch;
  }

  async function run(): Promise<void> {
    running += 1;
    while (queue.length > 0) await writeUnits(takeBatch());
    running -= 1;
  }

  async function writeUnits(units: readonly Unit[]): Promise<void> {
    try {
      const verdicts = await writeAll(units.flatMap((unit) => unit.messages));
      let at = 0;
      for (const unit of units) {
        unit.resolve(verdicts.slice(at, at + unit.messages.length));
        at += unit.messages.length;
      }
    } catch (error) {
      for (const unit of units) unit.reject(error);
    }
  }

  async function writeAll(messages: readonly NewMessage[]): Promise<Exclude<SubmitResult, "overloaded">> {
    const verdicts = await writeRepeatedly(messages);
    if (verdicts !== "data_error") return verdicts;
    if (messages.length === 1) return [{ kind: "unstorable" }];
    const middle = Math.ceil(messages.length / 2);
    return [...(await writeAll(messages.slice(0, middle))), ...(await writeAll(messages.slice(middle)))];
  }

  async function writeRepeatedly(messages: readonly NewMessage[]): Promise<Verdict[] | "data_error"> {
    for (let turn = 1; ; turn++) {
      try {
        const verdicts = await write(messages);
        const vanished = messages.filter((_, index) => verdicts[index] === undefined);
        if (vanished.length === 0) return verdicts as Verdict[];
        // Their key was cleaned between conflict and read-back: they are published as new.
        const again = (await writeRepeatedly(vanished)) as Verdict[];
        return verdicts.map((verdict) => verdict ?? (again.shift() as Verdict));
      } catch (error) {
        const code = (error as { code?: string }).code ?? "";
        if (code.startsWith("22")) return "data_error";
        const isDeadlock = code === "40P01" || code === "40001";
        if (!isDeadlock || turn === repeats) throw error;
      }
    }
  }

  return {
    waiting: () => waitingMessages,
    submit: (messages) => {
      const bytes = messages.reduce((sum, message) => sum + message.body.byteLength, 0);
      const isFull =
        waitingBytes + bytes > maxWaitingBytes || waitingMessages + messages.length > maxWaitingMessages;
      if (isFull && queue.length > 0) return Promise.resolve("overloaded");
      return new Promise((resolve, reject) => {
        queue.push({ messages, bytes, resolve, reject });
        waitingBytes += bytes;
        waitingMessages += messages.length;
        if (running < lanes) void run();
      });
    },
  };
}
