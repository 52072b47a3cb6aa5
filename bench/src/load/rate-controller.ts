export type LoadProgress = { nowMs: number; released: number; delivered: number };

/** What the generator may do until it hears more. */
export type Pace = {
  ratePerSecond: number;
  /** How many may be released in all, from the start of the run. */
  mayRelease: number;
};

export type RateController = (progress: LoadProgress) => Pace;

const leastPending = 500;
const heldBacklogSeconds = 1;

const defaults = { startRate: 2_000, targetBacklogSeconds: 0.3, smoothingMs: 500 };

/**
 * Finds the highest rate that is kept up with: it goes on raising the rate while what waits stays small, and
 * settles where about 0.3 s of work waits. Never more than a second's work is released and not delivered.
 */
export function createSeekingController(options: Partial<typeof defaults> = {}): RateController {
  const { startRate, targetBacklogSeconds, smoothingMs } = { ...defaults, ...options };
  let deliveredRate = 0;
  let last: LoadProgress | undefined;

  return (progress) => {
    if (last && progress.nowMs > last.nowMs) {
      const elapsedMs = progress.nowMs - last.nowMs;
      const seen = ((progress.delivered - last.delivered) * 1000) / elapsedMs;
      deliveredRate += (seen - deliveredRate) * (1 - Math.exp(-elapsedMs / smoothingMs));
    }
    last = progress;
    const backlog = progress.released - progress.delivered;
    const backlogSeconds = backlog / Math.max(deliveredRate, startRate / 4);
    const correction = 1 + (0.5 * (targetBacklogSeconds - backlogSeconds)) / targetBacklogSeconds;
    const rate = deliveredRate * Math.min(1.5, Math.max(0.5, correction));
    return held(
      progress,
      Math.max(rate, backlogSeconds < targetBacklogSeconds ? startRate : startRate / 8),
      deliveredRate * heldBacklogSeconds,
    );
  };
}

/** A fixed rate, held all the same when more than `heldSeconds` of work wait. */
export function createFixedController(
  ratePerSecond: number,
  heldSeconds = heldBacklogSeconds,
): RateController {
  return (progress) => held(progress, ratePerSecond, ratePerSecond * heldSeconds);
}

/** As fast as it goes with so many messages under way; for messages that are much work each. */
export function createOutstandingController(messages: number): RateController {
  return ({ delivered }) => ({ ratePerSecond: 1_000, mayRelease: Math.floor(delivered) + messages });
}

function held({ delivered }: LoadProgress, ratePerSecond: number, mayPend: number): Pace {
  return { ratePerSecond, mayRelease: Math.floor(delivered + Math.max(leastPending, mayPend)) };
}
