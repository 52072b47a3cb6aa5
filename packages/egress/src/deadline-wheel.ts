export type Timed = { deadlineAt: number };

export type DeadlineWheel<T extends Timed> = {
  /** Sets, or moves, the one deadline of an entry. */
  set(entry: T, deadlineAt: number): void;
  delete(entry: T): void;
  entries(): Iterable<T>;
};

/**
 * One timer for many deadlines: a deadline falls into the bucket of its tick, and expires up to one tick late,
 * never early. Thousands of sends a second would otherwise make and clear a timer each.
 * `deadlineAt` is in the milliseconds of `now`.
 */
export function createDeadlineWheel<T extends Timed>(
  onExpire: (entry: T) => void,
  { tickMs = 50, now = () => performance.now() } = {},
): DeadlineWheel<T> {
  const buckets = new Map<number, Set<T>>();
  let timer: NodeJS.Timeout | null = null;
  let lastTick = 0;

  const tickOf = (deadlineAt: number) => Math.ceil(deadlineAt / tickMs);

  const expireDue = () => {
    const dueTick = Math.floor(now() / tickMs);
    // After a stall this walks the ticks that passed; most have no bucket.
    for (lastTick++; lastTick <= dueTick; lastTick++) {
      const bucket = buckets.get(lastTick);
      if (bucket === undefined) continue;
      for (const entry of bucket) onExpire(entry);
      buckets.delete(lastTick);
    }
    lastTick = dueTick;
    if (buckets.size > 0) return;
    if (timer !== null) clearInterval(timer);
    timer = null;
  };

  const remove = (entry: T) => {
    buckets.get(tickOf(entry.deadlineAt))?.delete(entry);
  };

  return {
    set(entry, deadlineAt) {
      remove(entry);
      if (timer === null) {
        lastTick = Math.floor(now() / tickMs);
        // The sockets in flight keep the process alive, not their deadlines.
        timer = setInterval(expireDue, tickMs).unref();
      }
      const tick = Math.max(tickOf(deadlineAt), lastTick + 1);
      entry.deadlineAt = tick * tickMs;
      const bucket = buckets.get(tick);
      if (bucket === undefined) buckets.set(tick, new Set([entry]));
      else bucket.add(entry);
    },
    delete: remove,
    *entries() {
      for (const bucket of buckets.values()) yield* bucket;
    },
  };
}
